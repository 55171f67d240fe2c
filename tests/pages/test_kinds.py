"""What the folders of the pages declare."""

from pathlib import Path

import pytest

import cifar_gui.pages
from cifar_gui.lessons import LESSONS
from cifar_gui.page_kind import named
from cifar_gui.pages import PAGES, kind_of
from cifar_gui.ui.page.page import Page

FOLDERS = [path.parent.name for path in Path(cifar_gui.pages.__file__).parent.glob("*/__init__.py")]


def test_every_folder_is_declared_once_under_its_name():
    assert sorted(kind.key for kind in PAGES) == sorted(FOLDERS)
    assert len({kind.content for kind in PAGES}) == len(PAGES)


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.key)
def test_what_a_kind_names_is_there(kind):
    page = named(kind.page)
    assert (kind.content.__name__, page.__name__) == (f"{kind.key.title()}Content", f"{kind.key.title()}Page")
    assert issubclass(page, Page)
    assert page.kind is kind
    assert all(callable(generator) for generator in named(kind.questions))
    assert named(kind.questions)
    assert callable(named(kind.evaluate))
    assert not kind.check or callable(named(kind.check))


def test_every_content_of_a_lesson_has_a_page_and_every_page_a_lesson():
    assert {kind_of(part.content).key for lesson in LESSONS for part in lesson.parts} == set(FOLDERS)
    with pytest.raises(KeyError):
        kind_of(object())
