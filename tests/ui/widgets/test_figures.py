"""Numbers as text."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from cifar_gui.ui.widgets.figures import Lettering, figures, span
from cifar_gui.ui.widgets.histogram import Curve, Line

BOX = QRectF(2, 2, 48, 19)


def drawn(draw):
    """The ink, 0 to 255 a pixel, of what ``draw`` does with a painter."""
    picture = QImage(52, 23, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        painter.setPen(Qt.GlobalColor.black)
        draw(painter)
    return 255 - np.array(picture.constBits()).reshape(23, -1, 4)[:, :, 0].astype(int)


@pytest.mark.parametrize("where", ["AlignLeft", "AlignHCenter", "AlignRight"])
@pytest.mark.parametrize("text", [".61", "−.12", "+.10", "12", "1e9", "∞", "?"])
def test_lettering_draws_what_drawText_draws(qapp, text, where):
    face = figures(12, 500)
    side = int(Qt.AlignmentFlag[where] | Qt.AlignmentFlag.AlignVCenter)
    letters = Lettering(face)

    def plainly(painter):
        painter.setFont(face)
        painter.drawText(BOX, side, text)

    expected = drawn(plainly)
    assert expected.any()
    for _ in range(2):  # laid out, and remembered
        found = drawn(lambda painter: letters.draw_in(painter, QRectF(BOX), side, text))
        off = min(abs(np.roll(found, shift, 0) - expected).sum() for shift in (-1, 0, 1))  # half a pixel is rounded
        assert off < 0.1 * expected.sum()


@pytest.mark.parametrize(("last", "texts"), [(12, ("1", "", "12")), (13, ("1", "7", "13")), (2, ("1", "", "2"))])
def test_an_axis_that_counts_has_whole_numbers_only(qtbot, last, texts):
    curve = Curve()
    qtbot.addWidget(curve)
    line = Line(np.arange(1.0, last + 1), np.ones(last))
    curve.show_lines([line], (1.0, float(last)), (0.0, 1.0), counted=True)
    assert curve.axis_texts() == texts
    curve.show_lines([line], (1.0, float(last)), (0.0, 1.0))
    assert curve.axis_texts()[1]


@pytest.mark.parametrize(
    ("low", "high", "told"), [("0.5", "2", "0.5 to 2"), ("0.0108", "0.0108", "0.0108"), ("", "", "")]
)
def test_a_range_whose_ends_read_the_same_is_one_number(low, high, told):
    assert span(low, high) == told
