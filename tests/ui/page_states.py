"""States that people bring pages into: every example, and the end of every lesson's first steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QApplication

from cifar_gui.guides import GUIDES
from cifar_gui.pages.builder.page import BuilderPage
from cifar_gui.pages.gallery.page import GalleryPage
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.study.guide_view import set_page
from cifar_gui.ui.window.parts_page import PartsPage

SIZES = ((1000, 680), (1280, 800), (1366, 768), (1440, 900), (1536, 864), (1600, 900), (1920, 1080))
"""px; the smallest window, and screens that people have."""

Wait = Callable[[], None]
"""Let the program work until the page in front has settled."""


def come_to_rest() -> None:
    """Let the layouts come to rest after a change of size."""
    for _ in range(12):
        QApplication.processEvents()


def fronts(window: Any, number: str) -> Iterator[Page]:
    """Bring each part of a lesson to the front, one after the other; a lesson without parts once."""
    window.show_lesson(number)
    parts = list(window.page.lessons) if isinstance(window.page, PartsPage) else [""]
    for part in parts:
        if part:
            window.page.show_part(part)
        yield window.page.front


def example_states(page: Page) -> list[dict[str, Any]]:
    """What ``restore`` takes for every example of a page."""
    if isinstance(page, GalleryPage):
        return [{"layer": key} for key in page.exhibits]
    if isinstance(page, BuilderPage):
        return [{"preset": place} for place in range(len(page.declared.networks))]
    shown = []
    for place in range(len(page.lesson.content.examples)):
        page.show_example(place)  # type: ignore[attr-defined]  # pages with examples have it
        shown.append(page.saved())
    return shown


def walk_through(window: Any, number: str, wait: Wait) -> None:
    """Set a lesson's pages as its first steps do, one after the other, to the end."""
    window.show_lesson(number)
    for step in GUIDES[number].steps:
        if step.part:
            window.page.show_part(f"{number}/{step.part}")
        for state in (step.state, step.after):
            if state:
                set_page(window.page.front, state)
                wait()
