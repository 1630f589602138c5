"""The web browsers of this laptop, and one address at a time in a private window of one."""
