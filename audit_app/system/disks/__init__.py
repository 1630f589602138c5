"""What kind of disk a folder lies on: elsewhere on a network, or locked while it is switched off.

Asking and reading what was answered are apart, so that every system is read on every other. Only
Linux was tried on real machines so far.
"""
