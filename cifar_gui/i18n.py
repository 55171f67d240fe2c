"""The interface language: every string of the program goes through Qt's translation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from cifar_gui import paths
from cifar_gui.spec import Message, counted

LANGUAGES = ("zh", "en")
QT_FILES = {"zh": "qtbase_zh_CN.qm"}


def system_language() -> str:
    """The language of the system: "zh" for Chinese, "en" for any other."""
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def lesson_text(source: str) -> str:
    """A string of a lesson declaration, in the interface language."""
    return QCoreApplication.translate("Lesson", source)


def say(message: Message) -> str:
    """A Message in the interface language, its values filled in."""
    text = QCoreApplication.translate(message.context, message.text)
    values = {name: say(v) if isinstance(v, Message) else counted(v) for name, v in message.values.items()}
    return text.format_map(values)


def own_translation(language: str) -> Path:
    """The file of this program's texts in a language."""
    return paths.resources() / "translations" / f"cifar_gui_{language}.qm"


def qt_translation(language: str) -> Path:
    """The file, come with Qt, of its own words in a language: those of its menus, dialogs and buttons."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / QT_FILES[language]


class Texts(QTranslator):
    """The texts of a file, for as long as the application has them: who has chosen the language may go before."""

    def __init__(self, file: Path, application: QCoreApplication) -> None:
        super().__init__(application)
        self._content = file.read_bytes()
        """Qt reads in it: given the name, it would map the file, which an update of the program pulls away."""
        self.load(self._content)


class Language:
    """Which Texts are installed: this program's, and Qt's own. English is the language of the source and needs none."""

    def __init__(self) -> None:
        self.current = "en"

    def use(self, language: str) -> None:
        """Switch the whole interface; every widget gets a LanguageChange event and retranslates itself."""
        app = QCoreApplication.instance()
        assert app is not None
        for texts in app.findChildren(Texts):
            app.removeTranslator(texts)
            texts.deleteLater()
        self.current = language
        files = (qt_translation(language), own_translation(language)) if language in QT_FILES else ()
        for file in files:
            if file.is_file():
                app.installTranslator(Texts(file, app))


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
        super().changeEvent(event)  # type: ignore[misc]  # a QWidget's
