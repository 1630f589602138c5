"""Pure rules: which question next, which actions follow, how long it takes. No input, no output."""
