"""A package, so that no library which installs its own ``tests`` can stand before ours."""
