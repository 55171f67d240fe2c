"""Who made this and out of what, where things lie, and what to send along with a question."""

from __future__ import annotations

import os
import platform

import msgspec
from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from cifar_gui import __version__, licences, paths
from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import Ready
from cifar_gui.ui.widgets.controls import IconLabel, label
from cifar_gui.ui.widgets.layouts import in_column, in_row


def diagnostics(ready: Ready | None) -> str:
    """What a teacher or a developer needs to know of this machine; nothing of it is sent anywhere."""
    lines = [
        f"cifar-gui {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()} ({QGuiApplication.platformName()})",
        f"torch {ready.torch_version}, {ready.threads} threads" if ready else "torch: -",
        f"devices: {', '.join(f'{d} ({ready.device_names.get(d, d)})' for d in ready.devices)}" if ready else "",
        platform.platform(),
        f"settings: {paths.settings_folder()}",
        f"data: {paths.data_folder()}",
        f"shared data: {os.environ.get(paths.CHOSEN_DATA) or paths.shared_data_folder() or '-'}",
        f"log: {paths.log_folder()}",
    ]
    return "\n".join(line for line in lines if line)


class TextDialog(Retranslated, QDialog):
    """A heading, a paragraph, and a text that can be copied."""

    def __init__(self, parent: QWidget, text: str, logo: bool = False) -> None:
        super().__init__(parent)
        self.setMinimumSize(560, 320)
        column = in_column(on=self, margins=(24, 20, 24, 20), spacing=10)
        head = in_row(spacing=10)
        if logo:
            head.addWidget(IconLabel("logo", "accent", 28))
        self.heading = label("title")
        head.addWidget(self.heading, 1)
        self.intro = label(wraps=True)
        self.text = QPlainTextEdit(text, readOnly=True)
        self.text.setProperty("role", "code")
        self.body = in_row((self.text, 1), spacing=12)
        self.buttons = QHBoxLayout()
        self.copy = QPushButton()
        self.copy.clicked.connect(self._copy)
        self.done_button = QPushButton()
        self.done_button.setProperty("role", "primary")
        self.done_button.clicked.connect(self.accept)
        self.buttons.addWidget(self.copy)
        self.buttons.addStretch()
        self.buttons.addWidget(self.done_button)
        column.addLayout(head)
        column.addWidget(self.intro)
        column.addLayout(self.body, 1)
        column.addLayout(self.buttons)
        self.retranslate()

    def retranslate(self) -> None:
        self.copy.setText(self.tr("Copy"))
        self.done_button.setText(self.tr("Close"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class AboutDialog(TextDialog):
    """About the program."""

    def __init__(self, parent: QWidget, ready: Ready | None) -> None:
        self.licences = QPushButton()
        super().__init__(parent, diagnostics(ready), logo=True)
        self.licences.clicked.connect(self._show_licences)
        self.buttons.insertWidget(1, self.licences)

    @Slot()
    def _show_licences(self) -> None:
        LicencesDialog(self).exec()

    def retranslate(self) -> None:
        super().retranslate()
        self.licences.setText(self.tr("Licences…"))
        self.setWindowTitle(self.tr("About cifar-gui"))
        self.heading.setText("cifar-gui")
        what = self.tr(
            "A desktop laboratory for learning how convolutional networks work. It works offline and sends nothing. "
            "It is free software under the MIT licence."
        )
        credit = self.tr(
            "The lessons follow chapter 7, neural networks, of the PyTorch course of Enl_Z and 小土堆. "
            "Thanks to its authors."
        )
        ask = self.tr("Include these lines when you ask for help:")
        self.intro.setText("\n\n".join((what, credit, ask)))


class LicencesDialog(TextDialog):
    """Every part of the program with its version, its licence and the text of that."""

    def __init__(self, parent: QWidget) -> None:
        self.list = QListWidget()
        super().__init__(parent, "")
        self.resize(940, 520)
        self.list.setFixedWidth(280)
        self.list.setSpacing(4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.insertWidget(0, self.list)
        try:
            self._fill(licences.parts())
        except (OSError, msgspec.MsgspecError) as error:
            self.text.setPlainText(str(error))

    def _fill(self, parts: list[licences.Part]) -> None:
        self.list.currentItemChanged.connect(self._show)
        for part in parts:
            item = QListWidgetItem(_titled(part))
            item.setToolTip(part.licence)
            item.setData(Qt.ItemDataRole.UserRole, part)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @Slot()
    def _show(self) -> None:
        part = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        text = part.text or self.tr("This part came without the text of its licence.")
        self.text.setPlainText(f"{_titled(part)}\n\n{text}")

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Licences"))
        self.heading.setText(self.tr("Licences"))
        self.list.setAccessibleName(self.tr("Parts of the program"))
        self.intro.setText(self.tr("What cifar-gui is made of, and under which licences others have made it:"))


def _titled(part: licences.Part) -> str:
    return "\n".join(filter(None, (f"{part.name} {part.version}", part.licence)))


class FaultDialog(TextDialog):
    """The details of an uncaught exception."""

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("What went wrong"))
        self.heading.setText(self.tr("Something in the program went wrong"))
        self.intro.setText(
            self.tr("Your work goes on. These details are also in the log at {folder}; nothing was sent.").format(
                folder=paths.log_folder()
            )
        )
