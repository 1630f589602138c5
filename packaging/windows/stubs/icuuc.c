/* Stand-in for the icuuc.dll of Windows 10, which Wine lacks; for tests only. No converter can be
   opened, so Qt falls back to its own codecs and calls none of the rest. */
#define OUT __declspec(dllexport)
#define NO_CONVERTER 4 /* U_FILE_ACCESS_ERROR */

OUT void *ucnv_open(const char *name, int *error)
{
    if (error)
        *error = NO_CONVERTER;
    return 0;
}

#define UNUSED(name) \
    OUT void *name(void) { return 0; }

UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
UNUSED(ucnv_cbFromUWriteUChars)
UNUSED(ucnv_cbToUWriteUChars)
UNUSED(ucnv_close)
UNUSED(ucnv_countAvailable)
UNUSED(ucnv_fromUnicode)
UNUSED(ucnv_getAvailableName)
UNUSED(ucnv_getFromUCallBack)
UNUSED(ucnv_getMaxCharSize)
UNUSED(ucnv_getName)
UNUSED(ucnv_getStandardName)
UNUSED(ucnv_getToUCallBack)
UNUSED(ucnv_reset)
UNUSED(ucnv_setFromUCallBack)
UNUSED(ucnv_setToUCallBack)
UNUSED(ucnv_toUCountPending)
UNUSED(ucnv_toUnicode)
