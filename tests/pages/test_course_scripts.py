"""The twelve scripts of the course: chosen on their pages, saved beside their data, and run by Python itself."""

import ast
import re

import numpy as np
import pytest
from PySide6.QtCore import Signal
from quick_lab import show
from run_lab import READY, RunLab
from script_runs import made_data, run, write_batches

from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import load_samples
from cifar_gui.i18n import Language
from cifar_gui.lessons import LESSONS
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.runs import EpochEnded, StartRun
from cifar_gui.settings import SettingsStore
from cifar_gui.ui.context import Context
from cifar_gui.ui.window.pages import build_page

TEST_PICTURES = 144
BATCH = "torch.Size([64, 3, 32, 32])"


class CourseLab(RunLab):
    """The whole engine in this thread."""

    replied = Signal(object)

    def ask(self, request):
        self.replied.emit(answer(request, self.data))


class Course:
    """Pages opened, their examples taken and their code saved as a user does it, into one folder with the data."""

    def __init__(self, qtbot, folder):
        self.qtbot, self.folder = qtbot, folder
        self.data = made_data(8, TEST_PICTURES)
        write_batches(folder, self.data.train, self.data.test)
        self.lab = CourseLab()
        self.lab.estimates = True
        self.context = Context(self.lab, SettingsStore(), Language())
        self.context.set_theme("light")
        self.context.add_data(self.data)
        self.context.add_data(load_samples())
        self.context.choose_source(CIFAR10)
        self.lab.run_event.connect(self.context.runs.take)

    def open(self, number):
        """The page of a lesson or of a part of one."""
        lesson = next(part for lesson in LESSONS for part in lesson.parts if part.key == number)
        page = build_page(lesson, self.context)
        self.lab.replied.connect(page.take)
        self.lab.run_event.connect(page.take_run)
        self.qtbot.addWidget(page.toolbar_widget)
        show(self.qtbot, page, (1440, 828))
        page.activated()
        page.torch_ready(READY)
        self.qtbot.waitUntil(page.settled)
        return page

    def take(self, page, title):
        """Choose an example by its title in the list."""
        box = getattr(page, "examples", None) or page._examples
        place = next(place for place in range(box.count()) if title in box.itemText(place))
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.qtbot.waitUntil(page.settled)

    def save(self, page, name, has=""):
        """Save the code once it holds ``has``."""
        view = getattr(page.code, "code", page.code)
        self.qtbot.waitUntil(lambda: view.script is not None and has in view.script.text)
        path = self.folder / f"{name}.py"
        view.save_to(path)
        assert path.read_text(encoding="utf-8") == view.script.text


def numbers(text):
    """The numbers of a printed tensor, in their order."""
    return [float(found) for found in re.findall(r"-?\d+\.?\d*(?:e[+-]?\d+)?", text.partition("tensor(")[2])]


@pytest.mark.slow
def test_each_script_is_an_example_of_its_page_and_prints_the_figures(qtbot, tmp_path):
    folder = tmp_path / "课程 scripts"
    folder.mkdir()
    course = Course(qtbot, folder)

    page = course.open("module")
    course.take(page, "7-1-nn_Module")
    course.save(page, "7-1")

    page = course.open("convolution")
    for name in ("stride 1", "stride 2", "padding 1"):
        course.take(page, f"7-2, {name}")
        course.save(page, f"7-2 {name}")

    page = course.open("conv2d")
    course.take(page, "7-3-Conv")
    page.readings.options["reshape"].radio.click()
    course.save(page, "7-3", "z = ")

    page = course.open("pooling/numbers")
    for name, title in (("ceil", "7-4-nn_Pooling, ceil_mode"), ("floor", "7-4-nn_Pooling, without ceil_mode")):
        course.take(page, title)
        course.save(page, f"7-4 {name}")
    page = course.open("pooling/pictures")
    course.take(page, "7-4-nn_Pooling_dataset")
    course.save(page, "7-4 dataset")

    page = course.open("activations/numbers")
    course.take(page, "7-5-nn_Relu")
    course.save(page, "7-5")
    page = course.open("activations/pictures")
    course.take(page, "7-5-nn_Relu_dataset")
    course.save(page, "7-5 dataset", "Sigmoid")

    page = course.open("linear/linear")
    course.take(page, "7-6-nn_Linear")
    page.picker.choose_batch(TEST_PICTURES // 64)
    qtbot.waitUntil(lambda: page.failure is not None)
    course.save(page, "7-6", "if step == 2:")

    course.save(course.open("sequential"), "7-7", "torch.ones(64, 3, 32, 32)")

    page = course.open("losses/tensors")
    for name in ("L1Loss", "L1Loss, sum", "MSELoss", "CrossEntropyLoss"):
        course.take(page, f"Course: {name}")
        course.save(page, f"7-8 {name}")
    page = course.open("losses/network")
    course.take(page, "7-8-LossFunc_network")
    page.picker.choose(0)
    page.walk.button.click()
    qtbot.waitUntil(lambda: page.walk.done)
    course.save(page, "7-8 network", "DataLoader(dataset, batch_size=1)")
    walked = page.walk.losses

    page = course.open("training/training")
    course.take(page, "7-9-optim")
    course.save(page, "7-9", "epochs = 20")
    page.transport.main.click()
    assert course.lab.told(StartRun)[-1].source == CIFAR10
    course.lab.advance(TEST_PICTURES + 1)
    trained = course.lab.of(EpochEnded)[0]
    page.transport.stop.click()

    path = folder / "7-9.py"
    path.write_text(path.read_text(encoding="utf-8").replace("range(epochs)", "range(1)"), encoding="utf-8")
    ran = run(folder)
    said = {name: text.splitlines() for name, text in ran.said.items()}

    assert said["7-1"] == ["tensor(2.)", "[]"]
    for name, wanted in {
        "7-2 stride 1": [[10, 12, 12], [18, 16, 16], [13, 9, 3]],
        "7-2 stride 2": [[10, 12], [13, 3]],
        "7-2 padding 1": [
            [1, 3, 4, 10, 8], [5, 10, 12, 12, 6], [7, 18, 16, 16, 8], [11, 13, 9, 3, 4], [14, 13, 9, 7, 4],
        ],
        "7-4 ceil": [[2, 3], [5, 1]],
        "7-4 floor": [[2]],
        "7-5": [[1, 0], [0, 3]],
    }.items():  # fmt: skip
        shape, text = said[name][0], "\n".join(said[name][1:])
        assert shape == f"torch.Size([1, 1, {len(wanted)}, {len(wanted[0])}])"
        values = [value for row in wanted for value in row]
        assert numbers(text)[: len(values)] == values
    assert said["7-3"] == [f"{BATCH} torch.Size([64, 6, 30, 30])", "torch.Size([128, 3, 30, 30])"]
    assert said["7-4 dataset"][0] == f"{BATCH} torch.Size([64, 3, 11, 11])"
    assert said["7-5 dataset"][0] == f"{BATCH} {BATCH}"
    first = course.data.test.images[:64]
    ends = [1 / (1 + np.exp(-int(end) / 255)) for end in (first.min(), first.max())]
    np.testing.assert_allclose([float(value) for value in said["7-5 dataset"][1].split()], ends, rtol=1e-5)
    assert said["7-6"] == [f"{BATCH} torch.Size([196608]) torch.Size([10])"] * (TEST_PICTURES // 64)
    failed = "mat1 and mat2 shapes cannot be multiplied (1x49152 and 196608x10)"
    assert said["7-7"] == ["torch.Size([64, 10])", "145578"]
    for name, wanted in (("L1Loss", 0.6667), ("L1Loss, sum", 2.0), ("MSELoss", 1.3333), ("CrossEntropyLoss", 1.1019)):
        assert said[f"7-8 {name}"][0] == f"{wanted:.4f}"
    losses = [float(line) for line in said["7-8 network"][-TEST_PICTURES:]]
    np.testing.assert_allclose(losses, walked, rtol=1e-4)
    assert said["7-8 network"][0] == f"{losses[0]:.4f}"
    assert 2.0 < np.mean(losses) < 2.6, "untrained: about ln 10"
    epoch = re.fullmatch(r"Epoch: 1/20 Loss: (.+)", said["7-9"][-1])
    assert ast.literal_eval(epoch[1]) == pytest.approx(trained.loss_sum, rel=2e-3)
    assert ran.raised == {"7-6": ["RuntimeError", failed]}
    assert len(list((folder / "logs").glob("events.*"))) == 5, "of 7.3, 7.4, 7.5, 7.7 and 7.9"
