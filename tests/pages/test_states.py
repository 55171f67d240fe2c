"""Every example and the end of all first steps, opened again at every size: nothing crashes, and nothing is cut."""

import msgspec
import pytest
from fit import complaints
from page_states import SIZES, come_to_rest, example_states, fronts, walk_through
from PySide6.QtWidgets import QFrame, QScrollArea

from cifar_gui import lesson_file
from cifar_gui.lesson_file import LessonFile
from cifar_gui.lessons import LESSONS
from cifar_gui.settings import Settings, SettingsStore

TEN_SCORES = {
    "params": {"loss": "CrossEntropyLoss", "input_shape": "(R, C)", "target_shape": "(R·C,)"},
    "tables": {"input": [["0"] * 10], "target": [["3"]]},
    "example": 4,
}
"""A table of ten columns: its cells, its column and the window once took turns without an end."""


@pytest.fixture
def wait(qtbot):
    """Let the program work until the page in front has settled."""
    return lambda window: qtbot.waitUntil(window.settled, timeout=30_000)


def stages_cut(window):
    """Nothing scrolls sideways on a stage: what is wider than what it is seen through is cut."""
    stage = window.page.front.findChild(QFrame, "stage")
    seen = stage.parentWidget() if stage is not None else None
    if seen is not None and isinstance(seen.parentWidget(), QScrollArea) and stage.width() > seen.width():
        yield f"the stage is {stage.width()} wide, and {seen.width()} of it are seen"


def at_every_size(window, wait, what, sizes=SIZES):
    """What does not fit at one of the sizes, with ``what`` is shown."""
    found = []
    for size in sizes:
        window.resize(*size)
        come_to_rest()
        wait(window)
        come_to_rest()
        found += [f"{what} {size} {complaint}" for complaint in (*complaints(window), *stages_cut(window))]
    return found


def kept_pages(window):
    """What the settings hold of every page, as it lies in their file."""
    return msgspec.json.decode(msgspec.json.encode({number: page.saved() for number, page in window.pages.items()}))


def test_the_end_of_all_first_steps_fits_at_small_and_large_sizes(open_window, wait):
    window = open_window("--lang", "en")
    wait(window)
    window.notice.hide()
    found = []
    for place, lesson in enumerate(LESSONS):
        walk_through(window, lesson.key, lambda: wait(window))
        found += at_every_size(window, wait, lesson.key, (SIZES[0], *SIZES[1 + place % 2 :: 2]))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES[2:5], ids=lambda size: f"{size[0]}x{size[1]}")
def test_ten_scores_come_back_from_the_settings_and_from_a_file(open_window, wait, tmp_path, size):
    state = {"part": "losses/tensors", "parts": {"losses/tensors": TEN_SCORES}}
    store = SettingsStore()
    store.settings = Settings(lesson="losses", first_run=False, pages={"losses": state})
    assert store.save() is None
    window = open_window()
    window.resize(*size)
    wait(window)
    come_to_rest()
    assert window.page.front.good.shapes[0] == (1, 10)
    assert not complaints(window)
    window.show_lesson("module")
    lesson_file.write(tmp_path / "ten.cifarlesson", LessonFile("losses", state))
    window.open(tmp_path / "ten.cifarlesson")
    wait(window)
    come_to_rest()
    window.notice.hide()
    assert window.page.front.good.shapes[0] == (1, 10)
    assert not complaints(window)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_state_comes_back_at_every_size(open_window, wait, tmp_path, lesson, language):
    """From a lesson file at each size, and the last one from the settings of a new window."""
    window = open_window("--lang", language, "--lesson", lesson.key)
    wait(window)
    window.notice.hide()
    walk_through(window, lesson.key, lambda: wait(window))
    found = at_every_size(window, wait, "the end of the first steps")
    for page in fronts(window, lesson.key):
        wait(window)
        for place, state in enumerate([page.saved(), *example_states(page)]):
            part = page.lesson.key
            whole = {"part": part, "parts": {part: state}} if part != lesson.key else state
            path = tmp_path / f"{place}.cifarlesson"
            lesson_file.write(path, LessonFile(lesson.key, whole))
            window.resize(*SIZES[place % len(SIZES)])
            window.open(path)
            wait(window)
            window.notice.hide()
            found += at_every_size(window, wait, f"{part} state {place}")
    pages = kept_pages(window)
    window.close()
    store = SettingsStore()
    store.settings = Settings(lesson=lesson.key, first_run=False, pages=pages)
    store.save()
    size = SIZES[(LESSONS.index(lesson) + 3 * (language == "zh")) % len(SIZES)]
    again = open_window("--lang", language)
    again.resize(*size)
    wait(again)
    again.notice.hide()
    come_to_rest()
    found += [f"from the settings {size} {complaint}" for complaint in complaints(again)]
    assert not found, "\n".join(found)
