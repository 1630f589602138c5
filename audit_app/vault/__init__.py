"""The sealed disk: keys, the answers file and everything that lies beside it."""
