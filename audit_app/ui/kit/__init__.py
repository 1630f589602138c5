"""The parts every screen is built from. README.md lists them; import each from its own module."""
