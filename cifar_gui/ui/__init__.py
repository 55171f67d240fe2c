"""What pages share, and the window: QtWidgets and pyqtgraph, never torch."""

from cifar_gui.ui.overrides import watch

watch()  # before any widget is defined
