"""Recipes that earlier versions have saved mean what they meant then."""

import json
from pathlib import Path

import pytest

from cifar_gui import former, lesson_file
from cifar_gui.lessons.training import BATCHNORM, COURSE, TRAINING
from cifar_gui.page_state import remembered
from cifar_gui.pages.run.state import RunState
from cifar_gui.recipe import ADAM, NO_FLIP, UNIT, Recipe
from cifar_gui.spec import fields

EARLIER = Path(__file__).parents[2] / "ui" / "window" / "earlier"
THEN = (
    "network", "split", "batch_size", "shuffle", "loss", "label_smoothing", "beta", "delta", "optimizer", "lr",
    "momentum", "dampening", "nesterov", "alpha", "beta1", "beta2", "eps", "amsgrad", "centered", "lr_decay",
    "weight_decay", "schedule", "step_epochs", "gamma", "epochs", "seed",
)  # fmt: skip
"""The fields of a recipe before pictures were kept back for validation."""
NEUTRAL = {
    "whiten": False, "dropout": 0.0, "scaling": UNIT, "validation": 0.0, "images": None, "flip": NO_FLIP, "shift": 0,
    "cutout": 0, "clip": None, "ema": 0.0, "warmup": 0, "small_epochs": 0, "fault": "",
}  # fmt: skip
"""What was done before there were these."""


def told(recipe):
    """As a version of then saved it."""
    return {name: value for name, value in remembered(recipe).items() if name in THEN}


def read(saved):
    return RunState.of(TRAINING).restored(TRAINING, saved)


def test_every_field_of_a_recipe_is_of_then_or_has_a_meaning_for_then():
    assert {*THEN} | NEUTRAL.keys() == {item.name for item in fields(Recipe)}


@pytest.mark.parametrize("example", range(4))
@pytest.mark.parametrize(
    "recipe",
    [COURSE, BATCHNORM, Recipe(), Recipe(optimizer=ADAM, lr=0.001), Recipe(split="test", seed=7, epochs=3)],
    ids=["course", "batchnorm", "quick", "adam", "changed"],
)
def test_a_recipe_of_then_comes_back_as_what_it_did_whatever_example_it_was_made_from(recipe, example):
    found = read({"recipe": told(recipe), "example": example}).params
    assert told(found) == told(recipe)
    assert {name: getattr(found, name) for name in NEUTRAL} == NEUTRAL


@pytest.mark.parametrize(("place", "recipe"), [(0, BATCHNORM), (1, Recipe()), (3, COURSE)])
def test_an_example_of_then_is_the_same_one_now(place, recipe):
    state = read({"recipe": told(recipe), "example": place})
    assert told(TRAINING.examples[state.example].params) == told(recipe)


@pytest.mark.parametrize("example", range(len(TRAINING.examples)))
def test_a_recipe_of_today_and_a_few_settings_are_read_as_they_are(example):
    state = RunState.of(TRAINING, example)
    assert read(json.loads(json.dumps(state.plain()))) == state
    few = read({"recipe": {"lr": 0.25}, "example": example})
    assert few.params.validation == state.params.validation
    assert (few.params.lr, few.example) == (0.25, example)


def states():
    """Of the page that trains, in files of then."""
    for path in sorted(EARLIER.glob("*.json")):
        pages = former.settings(json.loads(path.read_bytes())).get("pages", {})
        if "training" in pages:
            yield pytest.param(pages["training"], id=path.name)
    yield pytest.param(former.lesson(lesson_file.read(EARLIER / "7.9.cifarlesson")).state, id="7.9.cifarlesson")


@pytest.mark.parametrize("saved", list(states()))
def test_what_lies_in_files_of_then_keeps_nothing_back(saved):
    part = saved["parts"]["training/training"] if "parts" in saved else saved
    found = read(part).params
    assert {name: getattr(found, name) for name in NEUTRAL} == NEUTRAL
    assert {name: getattr(found, name) for name in part["recipe"]} == part["recipe"]
