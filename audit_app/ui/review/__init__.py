"""Going through lists by hand in the window: which lists there are, and one of them."""
