"""The verbs. Window and terminal both hold these objects and nothing below them."""
