"""The page on the life of a module."""
