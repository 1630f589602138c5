"""The operating system: files that people save, and this process itself."""
