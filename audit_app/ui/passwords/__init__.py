"""Help with passwords: what to ask yourself, three random words, and checking one you have."""
