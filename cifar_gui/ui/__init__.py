"""The window: QtWidgets and pyqtgraph, never torch."""
