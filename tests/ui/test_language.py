"""The language of the application, whoever has chosen it."""

import gc
import os

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from cifar_gui.i18n import Language, Texts, own_translation


def said():
    return QCoreApplication.translate("Window", "Device")


def test_a_language_is_spoken_when_what_has_chosen_it_is_gone(qapp):
    Language().use("zh")
    gc.collect()
    size = own_translation("zh").stat().st_size
    elsewhere = [os.urandom(size) for _ in range(20)]  # where what was let go would have been
    assert said() == "设备"
    assert elsewhere


@pytest.mark.parametrize(("chosen", "words"), [("zh", "设备"), ("en", "Device")])
def test_the_last_of_several_languages_is_spoken_and_no_other_is_left(qapp, chosen, words):
    languages = Language(), Language()
    for language in ("zh", "en", "zh", "zh", chosen):
        for each in languages:
            each.use(language)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert said() == words
    assert len(qapp.findChildren(Texts)) == (2 if chosen == "zh" else 0)
