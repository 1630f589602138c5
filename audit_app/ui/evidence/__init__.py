"""The record of something that happened: before it starts, its entries, writing one, a file."""
