"""The threads that run the engine, and the one handle through which the window uses them."""

from cifar_gui.worker.lab import Lab

__all__ = ["Lab"]
