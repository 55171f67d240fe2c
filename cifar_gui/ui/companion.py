"""What stands in the companion column: the lesson's text, the code, the shape."""

from cifar_gui.ui.code_view import CodeView
from cifar_gui.ui.page import Companion
from cifar_gui.ui.shape_view import ShapeView
from cifar_gui.ui.text_view import TextView

__all__ = ["CodeView", "Companion", "ShapeView", "TextView"]
