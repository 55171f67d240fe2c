"""The interface language: every string of the program goes through Qt's translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator

from cifar_gui import paths
from cifar_gui.spec import Message

LANGUAGES = ("zh", "en")


def system_language() -> str:
    """The language of the system: "zh" for Chinese, "en" for any other."""
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def lesson_text(source: str) -> str:
    """A string of a lesson declaration, in the interface language."""
    return QCoreApplication.translate("Lesson", source)


def say(message: Message) -> str:
    """A Message in the interface language, its values filled in."""
    text = QCoreApplication.translate(message.context, message.text)
    values = {name: say(v) if isinstance(v, Message) else v for name, v in message.values.items()}
    return text.format_map(values)


class Language:
    """The installed translator. English is the language of the source and needs none."""

    def __init__(self) -> None:
        self.current = "en"
        self._translator: QTranslator | None = None
        self._content = b""

    def use(self, language: str) -> None:
        """Switch the whole interface; every widget gets a LanguageChange event and retranslates itself."""
        app = QCoreApplication.instance()
        assert app is not None
        if self._translator is not None:
            app.removeTranslator(self._translator)
            self._translator = None
        self.current = language
        if language != "en":
            translator = QTranslator(app)
            # Given the bytes, Qt does not map the file: an update of the program would pull it away from under us.
            self._content = (paths.resources() / "translations" / f"cifar_gui_{language}.qm").read_bytes()
            translator.load(self._content)
            app.installTranslator(translator)
            self._translator = translator


class Retranslated:
    """Mixin, before the QWidget class: calls ``retranslate`` whenever the language changes.

    A class sets no text in its constructor but calls ``self.retranslate()`` at its end.
    """

    def retranslate(self) -> None:
        """Set every text of this widget anew (children look after themselves)."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Qt's; passed on to the widget's own."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]
