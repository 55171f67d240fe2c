"""The window, and everything that is opened from it."""
