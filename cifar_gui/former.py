"""What files of earlier versions say, in today's words. They are read here, once; nothing writes them any more.

Until the second version of settings and lesson files a lesson was known by its number, which is a label now. Which
lesson that was, the lessons declare.
"""

from __future__ import annotations

from typing import Any

import msgspec

from cifar_gui import lesson_file, merging
from cifar_gui.lesson import lesson_of, page_name, part_of
from cifar_gui.lesson_file import LessonFile
from cifar_gui.lessons import LESSONS

KEYS = {lesson.number: lesson.key for lesson in LESSONS if lesson.number}
BY_NUMBER = 1
"""The version of the files that knew lessons by number."""
RENAMED = {"splitters": None, "companion": None, "boards": "tensorboard_folder"}
"""Settings that there were, and what they are called now if they are still there."""
BY_LESSON = ("scores", "answers", "guides", "pages")
"""Settings that are held by lesson."""


def page(name: Any) -> Any:
    """The name of a page by the lesson's key: ``<key>/<part>`` for ``<number>/<part>``; what is none as it is."""
    if not isinstance(name, str) or (lesson := lesson_of(name)) not in KEYS:
        return name
    return page_name(KEYS[lesson], part_of(name))


def state(found: dict[str, Any]) -> dict[str, Any]:
    """A page's state; that of a lesson of parts names their pages."""
    named = {**found, "part": page(found["part"])} if "part" in found else found
    return {**named, "parts": _by_key(found["parts"])} if isinstance(found.get("parts"), dict) else named


def settings(found: Any) -> Any:
    """What a file of settings holds; what is none as it is."""
    version = found.get("version", BY_NUMBER) if isinstance(found, dict) else None
    if type(version) is not int or version != BY_NUMBER:
        return found
    named = ((RENAMED.get(name, name), value) for name, value in found.items())
    held = _with_networks({name: value for name, value in named if name is not None})
    held |= {name: _by_key(held[name]) for name in BY_LESSON if isinstance(held.get(name), dict)}
    if isinstance(pages := held.get("pages"), dict):
        held["pages"] = {key: state(one) if isinstance(one, dict) else one for key, one in pages.items()}
    if "lesson" in held:
        held["lesson"] = page(held["lesson"])
    return {**held, "version": BY_NUMBER + 1}


def lesson(found: LessonFile) -> LessonFile:
    """A lesson file."""
    if found.version != BY_NUMBER:
        return found
    named = {"lesson": page(found.lesson), "state": state(found.state)}
    return msgspec.structs.replace(found, **named, version=lesson_file.VERSION)


def _by_key(entries: dict[str, Any]) -> dict[str, Any]:
    return {page(name): entry for name, entry in entries.items()}


def _with_networks(found: dict[str, Any]) -> dict[str, Any]:
    """The user's networks lay in the state of the page that builds them, as "kept"."""
    pages = found.get("pages")
    states = [state for state in merging.known(pages).values() if isinstance(state, dict) and "kept" in state]
    kept = [network for state in states if isinstance(held := state.pop("kept"), list) for network in held]
    if kept and isinstance(others := found.get("networks", []), list):
        found["networks"] = [*kept, *others]
    if states:
        found["pages"] = {number: state for number, state in merging.known(pages).items() if state}
    return found
