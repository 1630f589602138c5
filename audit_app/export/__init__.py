"""Values in, bytes out: action lists, blank checklists, calendar entries, the spare key sheet."""
