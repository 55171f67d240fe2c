"""The real window, for every test of this folder."""

from real_window import light, open_window, own_look, samples_read_once

__all__ = ["light", "open_window", "own_look", "samples_read_once"]
