"""A network that was trained with a scaling is given it ever after, whoever asks it."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest
import script_runs
import torch
from layer_cases import small_data
from run_cases import SHORT, TINY, of, start, whole

from cifar_gui.engine import (
    checkpoints,
    inputs,
    kept_runs,
    models,
    network,
    network_file,
    onnx_file,
    saved_weights,
    weights,
)
from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import Split
from cifar_gui.engine.model_cards import Card
from cifar_gui.engine.run_names import BEST, LAST, ONNX, PT, SAFETENSORS
from cifar_gui.engine.sets import sets_of
from cifar_gui.engine.trained import Trained
from cifar_gui.engine.training import Training
from cifar_gui.lessons.embedding import EmbeddingParams
from cifar_gui.lessons.evaluation import EvaluationParams
from cifar_gui.lessons.network import AttributionParams, MapsParams
from cifar_gui.page_state import PictureState
from cifar_gui.pages.attribution import CAM, GRADIENT, OCCLUSION
from cifar_gui.pages.attribution.protocol import AskAccuracy, AskAttribution, AskScores, Patch
from cifar_gui.pages.attribution.script import attribution_script
from cifar_gui.pages.embedding.protocol import Embed
from cifar_gui.pages.embedding.script import cloud_script
from cifar_gui.pages.evaluation.groups import first
from cifar_gui.pages.evaluation.protocol import Judge
from cifar_gui.pages.evaluation.script import errors_script
from cifar_gui.pages.exciting.protocol import FindExciting, LookAtMaps
from cifar_gui.pages.exciting.script import exciting_script
from cifar_gui.pages.maps.protocol import AskEffective, AskMaps
from cifar_gui.pages.maps.script import maps_script
from cifar_gui.pages.snapshots.protocol import FollowRun
from cifar_gui.pages.snapshots.script import snapshot_script
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.kept_runs import KeptRun
from cifar_gui.protocol.models import Model, OpenWeights, run_key
from cifar_gui.protocol.runs import ProbeRun, RunEnded
from cifar_gui.recipe import PER_CHANNEL, SCALINGS, SYMMETRIC, UNIT, Recipe
from cifar_gui.spec import UNSCALED, Scaling

STD = 0.25
SCALING = Scaling((0.5, 0.25, -0.5), (STD, STD, STD))
"""One deviation for all channels: gradients at the pixels are in proportion."""
SCALED, FOLDED = Model("opened:scaled"), Model("opened:folded")
DATA = script_runs.made_data()
PICTURE = PictureState(CIFAR10, "test", 3)
SOURCES = {CIFAR10: DATA}


def folded(state, scaling):
    """The same network for pixels from 0 to 1: what the scaling does lies in its first layer."""
    mean, std = (torch.tensor(values).view(1, 3, 1, 1) for values in (scaling.mean, scaling.std))
    weight = state["conv1.weight"] / std
    bias = state["conv1.bias"] - (weight * mean).sum((1, 2, 3))
    return {**state, "conv1.weight": weight, "conv1.bias": bias}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A folder with two networks that say the same of every picture, each given its own input."""
    folder = tmp_path_factory.mktemp("opened")
    torch.manual_seed(2)
    state = network.build(TINY).state_dict()
    for model, described, held in (
        (SCALED, replace(TINY, scaling=SCALING), state), (FOLDED, TINY, folded(state, SCALING)),
    ):  # fmt: skip
        weights.write(folder / f"{model.name}{SAFETENSORS}", held)
        (folder / f"{model.name}.json").write_bytes(msgspec.json.encode(Card(1, network_file.plain(described))))
    return folder


def attribution(model, method):
    params = AttributionParams(model=model.key, method=method, window=8, every=8, target="cat")
    return AskAttribution(1, "page", model, PICTURE, params)


ASKED = {
    "judged": (lambda model: Judge(1, "page", EvaluationParams(), model, None, CIFAR10, "test"),
               lambda told: told.verdicts.logits),
    "maps": (lambda model: AskMaps(1, "page", model, MapsParams(model=model.key), PICTURE),
             lambda told: [layer.output for layer in told.layers]),
    "effective field": (lambda model: AskEffective(1, "page", model, 0, (1, 3, 3), CIFAR10, "test", 4),
                        lambda told: told.heat),
    "occlusion": (lambda model: attribution(model, OCCLUSION), lambda told: [told.scores, told.heat]),
    "gradient": (lambda model: attribution(model, GRADIENT), lambda told: [told.scores, told.heat]),
    "grad-cam": (lambda model: attribution(model, CAM), lambda told: [told.maps, told.heat]),
    "patch": (lambda model: AskScores(1, "page", model, PICTURE, Patch(2, 3, 9, 0.5), ()), lambda told: told.scores),
    "maps off": (lambda model: AskAccuracy(1, "page", model, CIFAR10, "test", ("conv1:1",)),
                 lambda told: [told.whole, told.without]),
    "cloud": (lambda model: Embed(1, "page", EmbeddingParams(points=20), model, CIFAR10, "test"),
              lambda told: [told.features, told.verdicts.logits]),
    "exciting": (lambda model: FindExciting(1, "page", model, CIFAR10, "test"),
                 lambda told: [found.values for layer in told.layers for found in layer.found]),
    "one picture": (lambda model: LookAtMaps(1, "page", model, CIFAR10, "test", 3),
                    lambda told: list(told.maps.values())),
}  # fmt: skip
IN_PROPORTION = {"effective field", "gradient"}


@pytest.mark.parametrize("what", ASKED)
def test_whoever_asks_a_network_gives_it_what_it_was_trained_with(opened, what):
    make, shown = ASKED[what]
    one, other = (shown(answer(make(replace(model, opened=opened)), SOURCES)) for model in (SCALED, FOLDED))
    if what in IN_PROPORTION:
        heat, flat = (found[-1] if isinstance(found, list) else found for found in (one, other))
        np.testing.assert_allclose(heat, STD * np.asarray(flat), rtol=1e-3, atol=1e-6)
    else:
        for here, there in zip(
            *((found if isinstance(found, list) else [found]) for found in (one, other)), strict=True
        ):
            np.testing.assert_allclose(here, there, rtol=1e-3, atol=1e-4)


def test_the_scripts_of_the_pages_give_it_to_them_too(opened, tmp_path):
    """Each loads the weights of the network that is scaled, and gives what the program gives."""
    model = replace(SCALED, opened=opened)
    told = {name: answer(make(model), SOURCES) for name, (make, _) in ASKED.items()}
    reasons = told["occlusion"]
    other = replace(FOLDED, opened=opened)
    difference = answer(Judge(1, "page", EvaluationParams(cells="difference"), model, other, CIFAR10, "test"), SOURCES)
    scripts = {
        "judged": errors_script(told["judged"], DATA, "matrix", first(told["judged"].verdicts, "matrix")),
        "difference": errors_script(difference, DATA, "matrix", first(difference.verdicts, "matrix")),
        "maps": maps_script(told["maps"], DATA),
        "occlusion": attribution_script(
            model, reasons.network, PICTURE, DATA, reasons.params, reasons.layer, (4, 5), float(reasons.heat[4, 5])
        ),
        "cloud": cloud_script(told["cloud"], DATA),
        "exciting": exciting_script(told["exciting"], told["exciting"].layers[0], 1, 0, DATA),
    }  # fmt: skip
    script_runs.write_batches(tmp_path, DATA.train, DATA.test)
    for name, script in scripts.items():
        script_runs.write(tmp_path, name, script)
    for file in opened.glob(f"*{SAFETENSORS}"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    ran = script_runs.run(tmp_path, "logits", "out", "heat", "features", "values")
    assert not ran.raised
    for name in ("judged", "difference"):
        np.testing.assert_allclose(ran.tensors[f"{name} logits"], told["judged"].verdicts.logits, atol=1e-4)
    assert re_zeros(ran.said["difference"])
    np.testing.assert_allclose(ran.tensors["maps out"][0], told["maps"].layers[-1].output, atol=1e-4)
    np.testing.assert_allclose(ran.tensors["occlusion heat"], reasons.heat, atol=1e-4)
    np.testing.assert_allclose(ran.tensors["cloud features"], told["cloud"].features, atol=1e-4)
    found = told["exciting"].layers[0].found[0].values[1, 0]
    np.testing.assert_allclose(ran.tensors["exciting values"].max(), found, atol=1e-4)


def re_zeros(said):
    """Whether a matrix of differences between two networks that say the same was printed."""
    return str(torch.zeros(10, 10, dtype=torch.int64)) in said


# --- runs -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A folder with a run, "a", that was trained per channel."""
    folder = tmp_path_factory.mktemp("runs")
    recipe = replace(SHORT, scaling=PER_CHANNEL)
    list(Training(start(recipe, folder=folder, name="a"), DATA).run())
    return folder


def by_hand(found, split):
    """What a network says of the pictures, scaled in plain torch."""
    x = torch.from_numpy(split.images[:]).float() / 255
    mean, std = (
        torch.tensor(values).view(3, 1, 1) for values in (found.network.scaling.mean, found.network.scaling.std)
    )
    with torch.no_grad():
        return found.module((x - mean) / std)


def test_a_run_s_network_says_how_it_was_scaled(runs):
    found = models.opened(Model(run_key("a", LAST), runs=runs))
    assert found.network.scaling == inputs.of_channels(DATA.train) != UNSCALED
    judge = Judge(1, "page", EvaluationParams(), Model(run_key("a", LAST), runs=runs), None, CIFAR10, "test")
    np.testing.assert_allclose(answer(judge, SOURCES).verdicts.logits, by_hand(found, DATA.test), atol=1e-4)


def test_the_run_was_judged_as_its_network_is_judged_afterwards(runs):
    run = checkpoints.read(checkpoints.path(runs, "a"))
    found, judges = models.opened(Model(run_key("a", LAST), runs=runs)), sets_of(run.recipe, DATA).validation
    right = by_hand(found, judges).argmax(1).numpy() == judges.labels
    assert run.evaluations[-1][1] == pytest.approx(right.mean())
    right = by_hand(found, DATA.test).argmax(1).numpy() == DATA.test.labels
    told = answer(
        FollowRun(1, "page", Model(run_key("a", LAST), runs=runs), CIFAR10, "test", 3, CIFAR10, "test"), SOURCES
    )
    assert told.moments[-1].judged.right == right.sum()
    script = snapshot_script(told, told.moments[-1], DATA)
    assert f"Normalize({inputs.of_channels(DATA.train).mean}" in script.text


def test_the_inside_of_a_run_is_shown_scaled(runs):
    found = models.opened(Model(run_key("a", LAST), runs=runs))
    own, shown = DATA.test.images[5], sets_of(checkpoints.read(checkpoints.path(runs, "a")).recipe, DATA).shown
    for probe, picture in ((ProbeRun(2), shown.images[2:3][0]), (ProbeRun(0, own), own)):
        taken = Trained(checkpoints.path(runs, "a"), DATA).look(probe)
        expected = by_hand(found, Split(picture[None], DATA.test.labels[:1])).softmax(1)[0]
        np.testing.assert_allclose(taken.probe_probabilities, expected, atol=1e-5)


def test_runs_are_listed_by_the_network_they_were_built_of(runs):
    (kept,) = kept_runs.kept(runs)
    assert isinstance(kept, KeptRun)
    assert kept.network == TINY
    assert kept.started.recipe.scaling == PER_CHANNEL


@pytest.mark.parametrize("suffix", [SAFETENSORS, PT])
def test_saved_weights_are_opened_with_their_scaling(runs, tmp_path, suffix):
    model = Model(run_key("a", BEST), runs=runs)
    saved = saved_weights.save(model, tmp_path / f"mine{suffix}")
    told = answer(OpenWeights(1, "page", saved.weights, (TINY,), tmp_path / "opened"), {})
    assert told.kept.network.scaling == models.opened(model).network.scaling
    again = models.opened(Model(told.kept.key, opened=tmp_path / "opened"))
    assert torch.equal(by_hand(again, DATA.test), by_hand(models.opened(model), DATA.test))
    ran = _ran(saved.script, saved.weights, tmp_path)
    module, x = models.opened(model).module, torch.from_numpy(ran.tensors["load x"])
    with torch.no_grad():
        np.testing.assert_allclose(ran.tensors["load y"], module(x), atol=1e-6)
    mean = np.array(again.network.scaling.mean, np.float32)[:, None, None]
    assert ran.tensors["load x"].min() < -mean.max()  # scaled, and no pixel from 0 to 1


def _ran(script, held, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "load.py").write_text(script.read_text())
    (folder / held.name).write_bytes(held.read_bytes())
    ran = script_runs.run(folder, "x", "y")
    assert not ran.raised
    return ran


def test_the_script_of_an_onnx_file_scales():
    text = onnx_file.load_script(replace(TINY, scaling=SCALING), f"a{ONNX}").text
    assert "x = (x - mean) / std" in text
    assert str(SCALING.mean) in text
    assert "mean" not in onnx_file.load_script(TINY, f"a{ONNX}").text


# --- the numbers ----------------------------------------------------------------------------------------------------


def test_channels_are_scaled_by_all_training_pictures():
    pixels = DATA.train.images.transpose(1, 0, 2, 3).reshape(3, -1) / 255
    found = inputs.of_channels(DATA.train)
    np.testing.assert_allclose(found.mean, pixels.mean(1), atol=1e-4)
    np.testing.assert_allclose(found.std, pixels.std(1), atol=1e-4)
    assert found == inputs.scaling_of(Recipe(scaling=PER_CHANNEL, split="test"), DATA)


@pytest.mark.parametrize(("scaling", "low", "high"), [(UNIT, 0, 1), (SYMMETRIC, -1, 1)])
def test_black_and_white_become_the_ends(scaling, low, high):
    ends = np.repeat(np.array([0.0, 1.0], np.float32), 3).reshape(2, 3, 1, 1)
    given = inputs.as_given(ends, inputs.scaling_of(Recipe(scaling=scaling), DATA))
    assert given.reshape(2, 3).tolist() == [[low] * 3, [high] * 3]
    assert np.array_equal(inputs.as_seen(given, inputs.scaling_of(Recipe(scaling=scaling), DATA)), ends)


def test_pictures_of_one_colour_are_scaled_to_numbers():
    split = Split(np.full((4, 3, 32, 32), 7, np.uint8), np.arange(4))
    assert np.isfinite(inputs.as_given(split.images / np.float32(255), inputs.of_channels(split))).all()


def test_a_scaling_that_is_none_is_refused(tmp_path):
    (ended,) = of(whole(small_data(tmp_path, 20), replace(SHORT, scaling="none")), RunEnded)
    assert ended.reason == "failed"


@pytest.mark.parametrize("scaling", SCALINGS)
def test_a_run_goes_on_with_its_scaling(tmp_path, scaling):
    recipe = replace(SHORT, scaling=scaling, epochs=1)
    whole_run = [event for event in Training(start(recipe), DATA).run() if event is not None]
    cut = Training(start(recipe, folder=tmp_path, name="a"), DATA)
    steps = cut.run()
    while cut.step < 3:
        next(steps)
    steps.close()
    resumed = [e for e in Training(start(recipe, folder=tmp_path, name="a", resume=True), DATA).run() if e is not None]
    losses = [np.concatenate([e.losses for e in events if hasattr(e, "losses")]) for events in (whole_run, resumed)]
    assert np.array_equal(*losses)


@pytest.mark.parametrize("scaling", [
    [[0, 0, 0], [0, 1, 1]], [[0, 0, 0], [1e-9, 1, 1]], [[1e300, 0, 0], [1, 1, 1]], [[0, 0], [1, 1]], [0.5, 0.5], "a",
    [[0, 0, 0], [-1, 1, 1]], {"mean": 1},
])  # fmt: skip
def test_a_network_file_with_a_scaling_that_cannot_be_is_refused(scaling):
    plain = network_file.plain(TINY)
    with pytest.raises(network_file.NetworkFileError):
        network_file.from_plain({**plain, "scaling": scaling})


@pytest.mark.parametrize("said", ["", "[", "{}", '{"scaling": 1}', '{"scaling": [[0, 0, 0], [0, 0, 0]]}', "[[[[" * 99])
def test_what_a_file_of_weights_says_of_its_scaling_is_checked(tmp_path, said):
    from safetensors.torch import save

    (tmp_path / "a.safetensors").write_bytes(save(network.build(TINY).state_dict(), {"": said}))
    assert weights.read(tmp_path / "a.safetensors")[1] == UNSCALED
