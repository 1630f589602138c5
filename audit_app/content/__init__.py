"""Shipped files and added guidance, read into domain values."""
