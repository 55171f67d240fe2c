"""The window: QtWidgets and pyqtgraph, never torch."""

from cifar_gui.ui import overrides  # noqa: F401 - before any widget is defined
