"""Colours, fonts and the style sheet: two palettes of our own on Qt's Fusion style."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any
from weakref import WeakSet

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cifar_gui.ui.widgets.style import STYLE


@dataclass(frozen=True)
class Theme:
    """The colour tokens, each "#RRGGBB"."""

    dark: bool
    curves: tuple[str, ...]
    """Okabe-Ito colours that keep 3:1 on the surface."""
    window: str
    surface: str
    stage: str
    sunken: str
    hover: str
    border: str
    strong: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    soft: str
    soft_line: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    error_line: str
    code_keyword: str
    code_string: str
    code_number: str
    code_comment: str
    code_call: str

    def __getitem__(self, token: str) -> str:
        """The colour of a token that goes by its name."""
        return str(getattr(self, token))


LIGHT = Theme(
    dark=False, curves=("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#6A3D9A", "#7A6200", "#A6192E", "#4D4D4D"),
    window="#F3F4F7", surface="#FFFFFF", stage="#FAFBFC", sunken="#EEF0F4", hover="#E6E9EF", border="#E1E4EA",
    strong="#B9C0CC", text="#14171D", text2="#464E5B", text3="#5F6774", accent="#5446D6", on_accent="#FFFFFF",
    soft="#ECEAFC", soft_line="#C9C3F5", success="#10704A", success_soft="#E4F5EC", warning="#875200",
    warning_soft="#FDF3DC", error="#B3261E", error_soft="#FDEDEB", error_line="#EDB9B4", code_keyword="#8A2BA8",
    code_string="#0B6B4F", code_number="#9A4A00", code_comment="#5F6774", code_call="#1D55B5",
)  # fmt: skip
DARK = Theme(
    dark=True, curves=("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#B07A3A", "#F0E442", "#E8655A", "#C0C7D1"),
    window="#0C0E12", surface="#15181E", stage="#101318", sunken="#20242C", hover="#2A2F39", border="#272C35",
    strong="#4A5362", text="#EDF0F5", text2="#BAC2CE", text3="#949EAE", accent="#A99EFF", on_accent="#15103A",
    soft="#27234A", soft_line="#51489A", success="#5ACB9A", success_soft="#15312A", warning="#F1BC5E",
    warning_soft="#352A14", error="#FF8F85", error_soft="#311A1B", error_line="#6E3534", code_keyword="#D7A6F5",
    code_string="#7FD6B4", code_number="#F2B36B", code_comment="#949EAE", code_call="#8DB9FF",
)  # fmt: skip


_in_force = LIGHT


def named(name: str) -> Theme:
    """The theme of "light", "dark" or "system"."""
    if name == "system":
        name = "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    return DARK if name == "dark" else LIGHT


def in_force() -> Theme:
    """The theme that the program has now."""
    return _in_force


class Themed:
    """Mixin, before the QWidget class: ``theme`` is the theme in force, and ``retint`` is called for every other one.

    What is painted asks for ``theme``, and Qt paints everything anew. What holds a colour (an icon, a style sheet) is
    given it in ``retint``; such a class calls ``self.retint()`` at the end of its constructor.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if type(self).retint is not Themed.retint:
            _holders.add(self)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return _in_force

    def retint(self) -> None:
        """Give the colours of ``theme`` to what holds some (children look after themselves)."""


_holders: WeakSet[Any] = WeakSet()
"""The widgets that hold colours."""
_late: WeakSet[Any] = WeakSet()
"""Those that lay aside when the theme changed, and have its colours to take when they come back."""
ASIDE = "aside"
"""A property of a window that is never seen: what is put into it takes another theme with ``catch_up``."""


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's font and palette, and its sheet to the windows that wear one."""
    global _in_force
    if theme is _in_force and (app.palette(), app.font()) == (_palette(theme), font(13)):
        return
    _in_force = theme
    dressed = [window for window in app.topLevelWidgets() if window.styleSheet() and not _is_tip(window)]
    for window in dressed:  # Qt puts a sheet in place of another once for each ancestor of a widget; into none, once
        window.setStyleSheet("")
    app.setFont(font(13))
    app.setPalette(_palette(theme))
    for window in dressed:
        dress(window, theme)
    for widget in list(_holders):
        within: QWidget | None = widget.window() if isValid(widget) else None
        if within is None:  # it is going, or what it stood in has gone
            continue
        if within.property(ASIDE):
            _late.add(widget)
        else:
            widget.retint()


def catch_up(page: QWidget) -> None:
    """Give the theme in force to what has come back with a page that was put aside."""
    for widget in list(_late):
        if isValid(widget) and (widget is page or page.isAncestorOf(widget)):
            _late.discard(widget)
            widget.retint()


def dress(window: QWidget, theme: Theme) -> None:
    """Let a window wear the theme's style sheet, with all that it holds now and later, and its dialogs.

    Were the sheet the application's, each widget that is put into another would take it anew with all that it holds: a
    page would take it half a dozen times before it is built, which doubles the time for that.
    """
    sheet = STYLE
    for token in sorted((item.name for item in fields(theme)), key=len, reverse=True):
        sheet = sheet.replace(f"@{token}@", theme[token])
    window.setStyleSheet(sheet.replace("@mono-family@", ", ".join(f'"{name}"' for name in _families(True))))


def _is_tip(window: QWidget) -> bool:
    return window.windowType() == Qt.WindowType.ToolTip


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, token in (
        (role.Window, theme.surface), (role.WindowText, theme.text), (role.Base, theme.surface),
        (role.AlternateBase, theme.sunken), (role.Text, theme.text), (role.Button, theme.surface),
        (role.ButtonText, theme.text), (role.ToolTipBase, theme.surface), (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.text3), (role.Highlight, theme.accent), (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent), (role.Light, theme.hover), (role.Mid, theme.border), (role.Dark, theme.strong),
    ):  # fmt: skip
        palette.setColor(where, QColor(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.strong))
    return palette


# --- fonts ----------------------------------------------------------------------------------------------------------

_CHINESE = ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei UI")


@cache
def _families(fixed: bool) -> tuple[str, ...]:
    present = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(
        QFontDatabase.SystemFont.FixedFont if fixed else QFontDatabase.SystemFont.GeneralFont
    ).family()
    wanted = ("JetBrains Mono" if fixed else "Inter", system, *_CHINESE)
    return tuple(name for name in wanted if name in present or name == system)


@cache
def font(px: int, weight: int = 400) -> QFont:
    """The interface font, not to be changed; Chinese falls back to the system's Chinese font."""
    made = QFont(list(_families(False)))
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    return made


@cache
def mono(px: int = 13, weight: int = 400) -> QFont:
    """The font of code, names, indices and shapes, not to be changed; ligatures stay off."""
    made = QFont(list(_families(True)))
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setStyleHint(QFont.StyleHint.Monospace)
    made.setFeature(QFont.Tag("calt"), 0)
    return made


# --- the signed colour scale ----------------------------------------------------------------------------------------

DIMMED = 0.34
"""The opacity of a result that is no longer that of what is set."""

_STOPS = (0.0, 0.20, 0.38, 0.5, 0.62, 0.80, 1.0)
_COLOURS = ("#104E8B", "#3A7EBD", "#9EC6E4", "#F7F7F7", "#F6B89A", "#CD5444", "#961622")


def _signed_table() -> np.ndarray:
    points = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in _COLOURS], float)
    where = np.linspace(0, 1, 256)
    return np.stack([np.interp(where, _STOPS, points[:, i]) for i in range(3)], axis=1).round().astype(np.uint8)


SIGNED = _signed_table()
"""uint8 (256, 3): -limit at 0, zero in the middle, +limit at 255; the same in both themes."""


def signed_colour(value: float) -> tuple[int, int, int]:
    """The colour of a value in [-1, 1] (clipped)."""
    red, green, blue = SIGNED[int(round((min(max(value, -1.0), 1.0) + 1) * 127.5))]
    return int(red), int(green), int(blue)


@cache
def ink_on(rgb: tuple[int, int, int]) -> str:
    """Black or white, whichever reads better on the colour (the switch is at relative luminance 0.179)."""
    linear = [c / 12.92 if (c := v / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for v in rgb]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > 0.179 else "#FFFFFF"


def mixed(low: str, high: str, share: float) -> QColor:
    """A colour between two."""
    parts = zip(rgb(QColor(low)), rgb(QColor(high)), strict=True)
    return QColor(*(round(x + (y - x) * share) for x, y in parts))


def rgb(colour: QColor) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return colour.red(), colour.green(), colour.blue()
