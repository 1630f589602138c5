"""Privacy Self-Audit: a private, termly check of how school staff appear online."""

__version__ = "0.2.0.dev0"
