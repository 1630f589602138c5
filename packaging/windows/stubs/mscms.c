/* Stand-in for Wine's own colour management, which ends the process; for tests only. Every call says
   that there is no colour profile, and Qt then uses none. */
#define OUT __declspec(dllexport)

OUT int __stdcall GetColorProfileFromHandle(void *profile, void *buffer, unsigned *size) { return 0; }
OUT int __stdcall CloseColorProfile(void *profile) { return 0; }
OUT void *__stdcall WcsCreateIccProfile(void *profile, unsigned options) { return 0; }
OUT void *__stdcall OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned mode)
{
    return 0;
}
