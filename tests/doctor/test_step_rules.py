"""What the doctor says of a network and of its steps, and what it must not say."""

from dataclasses import replace

import numpy as np
import pytest
from made_evidence import ACTIVATIONS, LAYERS, WELL, layers, looked, scaled, with_facts

from cifar_gui.doctor import CAUSES, Evidence, Judged, Sibling, findings
from cifar_gui.doctor.evidence import Opened
from cifar_gui.doctor.rules import RULES, UNEXPLAINED
from cifar_gui.engine import faults
from cifar_gui.lessons.duel import DUEL
from cifar_gui.lessons.networks import (
    CIFAR10_QUICK,
    CIFAR10_QUICK_RELU,
    LENET_5,
    PRESETS,
    RESNET_SMALL,
    SMALL,
    TUTORIAL,
    VGG_SMALL,
)
from cifar_gui.lessons.training import COURSE, TRAINING
from cifar_gui.protocol.watching import Outputs
from cifar_gui.recipe import ADAM, BCE, CONSTANT, COSINE, L1, MSE, RMSPROP, Recipe
from cifar_gui.spec import Block, Network, layer

GUESSING = np.float32(np.log(10))


def without(network, *kinds):
    """The network without layers of some kinds, in blocks too."""
    return replace(
        network,
        layers=tuple(
            replace(part, layers=without(replace(network, layers=part.layers), *kinds).layers)
            if isinstance(part, Block)
            else part
            for part in network.layers
            if isinstance(part, Block) or part.kind not in kinds
        ),
    )


def ending(network, kind, **kwargs):
    return replace(network, layers=(*network.layers, layer("last", kind, **kwargs)))


def built(network, **recipe):
    return replace(WELL, network=network, recipe=replace(WELL.recipe, **recipe))


def bottleneck(*, active):
    """Two residual blocks that end without an activation, as MobileNetV2's do; ``active``: they have some within."""
    middle = [layer("conv2", "Conv2d", 16, 16, 3, padding=1)]
    inner = (layer("relu1", "ReLU"), *middle, layer("relu2", "ReLU")) if active else ()
    layers = (layer("conv1", "Conv2d", 8, 16, 1), *inner, layer("conv3", "Conv2d", 16, 8, 1))
    blocks = (Block("block1", layers), Block("block2", layers if active else layers[:1] + layers[-1:]))
    first = (layer("conv0", "Conv2d", 3, 8, 3, padding=1), *([layer("relu0", "ReLU")] if active else []))
    last = (layer("pool", "AdaptiveAvgPool2d", 1), layer("flatten", "Flatten"), layer("linear", "Linear", 8, 10))
    return Network("bottlenecks", (*first, *blocks, *last))


def lost(*losses, of=WELL, **changes):
    """A run with these losses, each for a stretch of its steps."""
    return replace(of, losses=np.repeat(np.float32(losses), 400 // len(losses)), **changes)


def begun(steps):
    """The healthy run after so many steps."""
    watched = replace(WELL.watched, looks=WELL.watched.looks[:steps])
    return replace(WELL, losses=WELL.losses[:steps], judged=WELL.judged[: min(1, steps)], ended="", watched=watched)


def dead(share):
    return (ACTIVATIONS[0], replace(ACTIVATIONS[1], dead=share, zero=share))


def judged(*losses, accuracy=0.6):
    return tuple(Judged(50 * at, accuracy, loss, 1000) for at, loss in enumerate(losses))


GUESSES = looked(lost(GUESSING), outputs=Outputs(-0.1, 0.1, 0.0, 0.05, 0.0), layers=layers(gradient=1e-9))
ONE_A_BATCH = looked(replace(lost(2.4), recipe=replace(WELL.recipe, schedule=CONSTANT), network=LENET_5), pictures=1)

ILL = {
    "judged_in_train_mode": replace(WELL, watched=replace(WELL.watched, judged_training=True)),
    "eval_mode": looked(training=False),
    "gradients_accumulate": looked(left_over=lambda look: 0.9 * look.step if look.step > 1 else 0.0),
    "zero_start": looked(layers=lambda look: layers(weight=0.0, deviation=0.0) if look.step == 1 else LAYERS),
    "huge_start": looked(layers=lambda look: layers(weight=400.0, deviation=1.0) if look.step == 1 else LAYERS),
    "activation_at_end": built(ending(WELL.network, "Softmax", dim=1)),
    "no_activation": built(without(WELL.network, "ReLU")),
    "dropout_high": with_facts(dropout=0.9),
    "loss_misfit": looked(loss=lambda look: 28.0 / look.step),
    "batch_for_norm": looked(pictures=1),
    "batch_whole": replace(looked(pictures=1000), steps_per_epoch=1),
    "diverged": lost(2.3, 2.9, 90.0, ended="diverged"),
    "rate_too_high": looked(lost(2.3, 7.0, 2.5, 2.31), layers=scaled(60)),
    "rate_too_low": looked(lost(2.31, 2.30), layers=scaled(1e-3)),
    "batch_noise": ONE_A_BATCH,
    "no_change": looked(layers=(*LAYERS[:3], replace(LAYERS[3], update=0.0, changed=0.0), LAYERS[4])),
    "dead_relu": looked(activations=lambda look: dead(min(0.98, look.step / 50))),
    "exploding": looked(lost(2.3, 9.0), gradient=lambda look: 3.0 * look.step,
                        loss=lambda look: 2.3 * look.step, named=lambda look: 2.3 * look.step),
    "vanishing": looked(lost(2.303, 2.301), layers=(replace(LAYERS[0], gradient=1e-7), *LAYERS[1:])),
    "update_ratio": looked(lost(2.303, 2.301), layers=(*LAYERS[:4], replace(LAYERS[4], update=0.0097e-4))),
    "stuck": GUESSES,
    "overfitting": lost(2.3, 1.0, 0.3, 0.05, judged=judged(2.3, 1.2, 0.9, 1.0, 1.1, 1.3, 1.4, 1.5, 1.6)),
    "still_improving": lost(
        2.3, 1.8, 1.2, 0.6,
        judged=judged(2.3, 2.1, 1.9, 1.7, 1.5, 1.3, 1.15, 0.95, 0.8), recipe=replace(WELL.recipe, schedule=CONSTANT),
    ),
    "seeds_disagree": replace(WELL, siblings=(Sibling(1, 0.70, 1000), Sibling(2, 0.78, 1000)), claimed=0.03),
    "tested_again": replace(WELL, tested=Opened(0.6, 500, 1)),
}  # fmt: skip

NO_SIGN = {
    "a test set that is opened for the first time": replace(WELL, tested=Opened(0.6, 500, 0)),
    **{f"the preset {network.name}": built(network) for network in (*PRESETS, SMALL)},
    "the course's network under another name": built(replace(CIFAR10_QUICK, name="mine")),
    "a depthwise convolution": built(
        Network("depthwise", (
            layer("conv1", "Conv2d", 3, 8, 3), layer("relu1", "ReLU"),
            layer("conv2", "Conv2d", 8, 8, 3, groups=8), layer("conv3", "Conv2d", 8, 16, 1), layer("relu2", "ReLU"),
            layer("flatten", "Flatten"), layer("linear1", "Linear", 12544, 10),
        ))
    ),
    "blocks that end without an activation": built(bottleneck(active=True)),
    "a convolution by groups, with nothing behind what mixes its channels": built(
        Network("separable", (
            layer("conv1", "Conv2d", 3, 8, 3), layer("relu1", "ReLU"),
            layer("conv2", "Conv2d", 8, 8, 3, groups=8), layer("conv3", "Conv2d", 8, 4, 1),
            layer("conv4", "Conv2d", 4, 16, 1), layer("relu2", "ReLU"),
            layer("flatten", "Flatten"), layer("linear1", "Linear", 12544, 10),
        ))
    ),
    "a normalisation by picture between two layers": built(
        Network("layer norm", (
            layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 64), layer("relu", "ReLU"),
            layer("linear2", "Linear", 64, 64), layer("norm", "LayerNorm", 64), layer("linear3", "Linear", 64, 10),
        ))
    ),
    "a mean over the maps of an activation": built(
        replace(TUTORIAL, layers=(*TUTORIAL.layers[:-7], layer("pool3", "AdaptiveAvgPool2d", 1), TUTORIAL.layers[6]))
    ),
    "scores between 0 and 1, to be compared with 0 and 1": built(ending(SMALL, "Sigmoid"), loss=MSE),
    "one layer that begins with zeros": looked(layers=(*LAYERS[:4], replace(LAYERS[4], weight=0.0, deviation=0.0))),
    "a single layer that begins with zeros": looked(layers=(replace(LAYERS[4], weight=0.0, deviation=0.0),)),
    "He's start": looked(layers=tuple(
        replace(one, deviation=(2 / one.fan_in) ** 0.5) if one.fan_in else one for one in LAYERS
    )),
    "eval mode in a network to which it is the same": replace(looked(training=False), network=CIFAR10_QUICK),
    "judged in a mode that is the same": replace(
        WELL, network=CIFAR10_QUICK, watched=replace(WELL.watched, judged_training=True)
    ),
    "half of it dropped": with_facts(dropout=0.5),
    "a squared error that was chosen": replace(WELL, recipe=replace(WELL.recipe, loss=MSE)),
    "label smoothing": looked(loss=2.35, named=2.35),
    "rounding": looked(loss=2.3, named=2.3001),
    "the course's own recipe": replace(looked(pictures=1), network=CIFAR10_QUICK, recipe=COURSE),
    "single pictures at a rate for them": replace(
        ONE_A_BATCH, recipe=replace(ONE_A_BATCH.recipe, momentum=0.0), watched=looked(pictures=1, lr=0.001).watched
    ),
    "single pictures that it learns from": replace(ONE_A_BATCH, losses=WELL.losses),
    "single pictures with Adam, and small steps": looked(
        replace(ONE_A_BATCH, recipe=replace(ONE_A_BATCH.recipe, optimizer=ADAM)), layers=scaled(0.3), pictures=1
    ),
    "single pictures with Adam, that it learns from slowly": replace(
        ONE_A_BATCH, recipe=replace(ONE_A_BATCH.recipe, optimizer=ADAM), losses=lost(2.31, 2.27).losses
    ),
    "weights that decay until little is left of them": looked(
        lost(2.31, 2.29),
        layers=lambda look: layers(weight=3.0 * 0.98**look.step, update=0.06 + 0.01 * 0.98**look.step),
    ),
    "a few pictures that fit in a batch": replace(WELL, steps_per_epoch=1),
    "a hundred in one batch, for many steps": replace(looked(pictures=100), steps_per_epoch=1),
    "one bold step at the start, and a slow run": looked(
        lost(2.31, 2.29), layers=lambda look: scaled(15 if look.step == 1 else 1)
    ),
    "a start that jumps": lost(*[6.0, 2.2, 1.9, 1.4] + [1.0] * 36),
    "a start that jumps at bold steps, and is got over": looked(
        lost(*[9.0] * 1, 2.2, 1.9, 1.4, *[1.0] * 36), layers=lambda look: scaled(30 if look.step < 9 else 1)
    ),
    "timid steps while the rate still rises": looked(
        lost(2.31, 2.29), layers=scaled(1e-3), lr=lambda look: 1e-5 * look.step
    ),
    "a few steps of a run that goes on": looked(
        replace(lost(9.0), losses=lost(9.0).losses[:16], ended=""), layers=scaled(60)
    ),
    "wild first steps of an optimiser that divides by the size of the gradients": looked(
        lost(2.31, 2.295, recipe=replace(WELL.recipe, optimizer=RMSPROP)),
        layers=lambda look: scaled(60 / look.step**2),
    ),
    "steps that become bold while the rate rises": looked(
        lost(2.4, 2.31, ended=""), layers=scaled(20), lr=lambda look: 1e-4 * look.step
    ),
    "a run that is over before its warm-up is": looked(
        replace(lost(2.31), losses=lost(2.31).losses[:16], recipe=replace(WELL.recipe, schedule=COSINE, warmup=50)),
        layers=scaled(1e-2),
    ),
    "bold steps in a run that has only just begun": looked(
        replace(lost(2.32), losses=lost(2.32).losses[:39]), layers=lambda look: scaled(15 if look.step < 5 else 1)
    ),
    "bold steps that help": looked(layers=scaled(30)),
    "timid steps at the end of a schedule": looked(layers=lambda look: scaled(1e-4 if look.step > 200 else 1)),
    "a slow start": looked(lost(2.303, 2.29), layers=scaled(0.3)),
    "a start that is slower still, while it goes on": looked(lost(2.303, 2.302, ended=""), layers=scaled(0.3)),
    "four epochs that have come to nothing": looked(
        replace(lost(2.303), losses=lost(2.303).losses[:320]), layers=scaled(0.3)
    ),
    "few steps that have come to nothing": looked(
        replace(lost(2.303), losses=lost(2.303).losses[:96], steps_per_epoch=16), layers=scaled(0.3)
    ),
    "a run that has just begun to learn": looked(lost(2.303, 2.3, 2.298, 2.293), layers=scaled(0.3)),
    "a third of the neurons silent": looked(activations=dead(0.4)),
    "most neurons silent for one picture": looked(lost(1.2), activations=dead(0.97), pictures=8),
    "a layer that rests for a while": looked(layers=lambda look: layers(changed=0.0) if look.step > 300 else LAYERS),
    "gradients that fall as it learns": looked(gradient=lambda look: 3.0 / look.step),
    "large gradients of a good run": looked(gradient=lambda look: 3.0 * look.step),
    "a first layer with a small gradient in a good run": looked(
        layers=(replace(LAYERS[0], gradient=1e-7), *LAYERS[1:])
    ),
    "a gradient that is cut off for a while": looked(
        lost(2.303, 2.28),
        layers=lambda look: (replace(LAYERS[0], gradient=0.0 if look.step > 6 else 1.0), *LAYERS[1:]),
    ),
    "a loss on validation that wobbles": replace(WELL, judged=judged(2.3, 1.2, 0.9, 0.95, 0.88, 0.93, 0.9)),
    "a loss on validation a little above its best": lost(
        2.3, 1.0, 0.6, 0.5, judged=judged(2.3, 1.2, 1.0, 1.0, 1.1, 1.1, 1.1)
    ),
    "a run that goes on": lost(
        2.3, 1.8, 1.2, 0.6, judged=judged(2.3, 2.1, 1.9, 1.7, 1.5, 1.3, 1.15, 0.95, 0.8),
        recipe=replace(WELL.recipe, schedule=CONSTANT), ended="",
    ),
    "seeds that agree": replace(WELL, siblings=(Sibling(1, 0.735, 1000), Sibling(2, 0.745, 1000)), claimed=0.03),
    "seeds without a claim": replace(WELL, siblings=(Sibling(1, 0.60, 1000), Sibling(2, 0.78, 1000))),
    "one other seed": replace(WELL, siblings=(Sibling(1, 0.60, 1000),), claimed=0.03),
    "a run that has just begun": begun(3),
    "a run without a step": begun(0),
    "a run of an earlier version": replace(WELL, watched=None),
}  # fmt: skip
ALSO_ILL = {
    "a ReLU at the end": ("activation_at_end", built(ending(WELL.network, "ReLU"))),
    "a softmax, handed on": ("activation_at_end", built(ending(ending(SMALL, "Softmax", dim=1), "Flatten"))),
    "a sigmoid before a loss that applies one": ("activation_at_end", built(ending(SMALL, "Sigmoid"), loss=BCE)),
    "what looks like the course's network when its ReLU are gone": (
        "no_activation", built(without(CIFAR10_QUICK_RELU, "ReLU")),
    ),
    "shortcuts around layers without an activation": ("no_activation", built(bottleneck(active=False))),
    "dropout is no activation": (
        "no_activation",
        built(replace(TUTORIAL, layers=(*TUTORIAL.layers[:-2], layer("dropout", "Dropout", 0.3), TUTORIAL.layers[-1]))),
    ),
    "LeNet-5 without its Tanh": ("no_activation", built(without(LENET_5, "Tanh"))),
    "VGG without its ReLU": ("no_activation", built(without(VGG_SMALL, "ReLU"))),
    "residual blocks without their ReLU": ("no_activation", built(without(RESNET_SMALL, "ReLU"))),
    "the course's network with other widths": (
        "no_activation",
        built(replace(CIFAR10_QUICK, layers=(
            *CIFAR10_QUICK.layers[:7], layer("linear1", "Linear", 1024, 32), layer("linear2", "Linear", 32, 10),
        ))),
    ),
    "the absolute error": ("loss_misfit", replace(WELL, recipe=replace(WELL.recipe, loss=L1))),
    "log-probabilities that are none": ("loss_misfit", looked(loss=-3.0, named=-3.0)),
    "all of a hundred pictures in one batch, for a few steps": (
        "batch_whole", replace(looked(pictures=100), steps_per_epoch=1, steps=10, losses=WELL.losses[:10]),
    ),
    "bold steps again and again, and ReLUs that died of them": (
        "rate_too_high",
        looked(lost(2.4, 2.31), layers=lambda look: scaled(15 if look.step < 10 else 1), activations=dead(1.0)),
    ),
    "ReLUs that are silent for every single picture": (
        "dead_relu", looked(lost(2.31), activations=dead(1.0), pictures=8),
    ),
    "single pictures with Adam": (
        "batch_noise", replace(ONE_A_BATCH, recipe=replace(ONE_A_BATCH.recipe, optimizer=ADAM)),
    ),
    "a rate that is too low, in a run of a few steps": (
        "rate_too_low", looked(replace(lost(2.31), losses=lost(2.31).losses[:16]), layers=scaled(1e-3)),
    ),
    "a rate that is too high, in a run of a few steps": (
        "rate_too_high", looked(replace(lost(9.0), losses=lost(9.0).losses[:16]), layers=scaled(60)),
    ),
    "gradients that are left over in a run of two steps": (
        "gradients_accumulate",
        replace(begun(2), ended="finished", watched=replace(WELL.watched, looks=(
            WELL.looks[0], replace(WELL.looks[1], left_over=0.9),
        ))),
    ),
    "a run that is over and has come to nothing": ("stuck", looked(lost(2.303, 2.304), layers=scaled(0.3))),
    "a run that never does as well as guessing": ("stuck", looked(lost(2.34, 2.315), layers=scaled(0.3))),
    "a run that was stopped after a thousand steps of nothing": (
        "stuck",
        looked(
            replace(lost(2.303, ended="stopped"), losses=np.full(1000, 2.304, np.float32), steps_per_epoch=700),
            layers=scaled(0.3),
        ),
    ),
    "two pictures": ("batch_for_norm", looked(pictures=2)),
    "the course's own recipe when it has exploded": (
        "diverged",
        replace(looked(lost(2.0, 1.5, 2.4, 90.0), pictures=1), network=CIFAR10_QUICK, recipe=COURSE, ended="diverged"),
    ),
    "a loss that is no number": ("diverged", lost(2.3, 2.3, float("nan"), float("nan"), ended="diverged")),
    "Adam at a far too large rate": (
        "rate_too_high",
        looked(lost(2.3, 40.0, 30.0, 20.0, recipe=replace(WELL.recipe, optimizer=ADAM)), layers=scaled(200)),
    ),
    "a gradient of 0, and weight decay": ("no_change", looked(layers=(replace(LAYERS[0], gradient=0.0), *LAYERS[1:]))),
    "a gradient that vanishes within a block": (
        "vanishing",
        looked(lost(2.303, 2.301), layers=(*LAYERS[:3], replace(LAYERS[3], gradient=1e-7), LAYERS[4])),
    ),
    "no gradient at all": (
        "no_change", looked(layers=(replace(LAYERS[0], gradient=None, update=0.0, changed=0.0), *LAYERS[1:])),
    ),
}  # fmt: skip


def causes(evidence: Evidence) -> list[str]:
    return [found.cause for found in findings(evidence)]


def test_a_healthy_run_gives_no_finding():
    assert causes(WELL) == []


@pytest.mark.parametrize("cause", ILL)
def test_a_sign_gives_its_cause_first(cause):
    found = findings(ILL[cause])[0]
    assert found.cause == cause
    assert found.source
    for message in (found.evidence, found.sentence):
        assert "{" not in str(message)


@pytest.mark.parametrize("what", ALSO_ILL)
def test_a_sibling_of_a_sign_gives_the_same_cause(what):
    cause, evidence = ALSO_ILL[what]
    assert causes(evidence)[0] == cause


@pytest.mark.parametrize("what", NO_SIGN)
def test_what_is_no_sign_gives_no_finding(what):
    assert causes(NO_SIGN[what]) == []


DECLARED = {network.name: network for network in (*PRESETS, *TRAINING.networks, *DUEL.networks, SMALL)}


@pytest.mark.parametrize("name", DECLARED)
def test_every_declared_network_is_sound_and_is_not_without_its_activations(name):
    network, fault = DECLARED[name], replace(Recipe(), fault="no_activation")
    assert causes(built(network)) == []
    broken = faults.built(network, fault)
    if broken != network:
        assert causes(built(broken)) == ["no_activation"]


def test_every_cause_has_a_rule_of_its_name():
    assert sorted(rule.__name__ for rule in RULES) == sorted(CAUSES)


def test_every_rule_says_who_says_so():
    assert all("**Source:**" in (rule.__doc__ or "") for rule in (*RULES, *UNEXPLAINED))


@pytest.mark.parametrize("cause", ["diverged", "rate_too_high", "rate_too_low", "batch_for_norm", "loss_misfit"])
def test_what_is_proposed_is_a_field_of_the_recipe_with_another_value(cause):
    found = findings(ILL[cause])[0]
    assert found.change
    for name, value in found.change.items():
        assert replace(WELL.recipe, **{name: value})


def test_what_has_diverged_names_the_rate():
    _, exploded = ALSO_ILL["the course's own recipe when it has exploded"]
    (found,) = findings(exploded)
    assert found.evidence.values["lr"] == "0.01"
    assert found.change == {"lr": 0.001}


@pytest.mark.parametrize("kept", [0, 1, 8])
def test_a_run_that_has_exploded_names_the_step_however_little_of_it_was_kept(kept):
    told = replace(begun(kept), ended="diverged", exploded=9)
    found = next(one for one in findings(told) if one.cause == "diverged")
    assert found.step == 9
    assert found.evidence.values["step"] == "9"
    assert ("{before}" in found.evidence.text) == (kept > 1)


def test_a_rate_a_thousand_times_too_high_is_brought_down_by_as_much():
    for times in (10, 1000):
        exploded = lost(2.3, 90.0, of=looked(lr=0.01 * times, layers=scaled(times)), ended="diverged")
        found = next(one for one in findings(exploded) if one.cause == "diverged")
        assert 0.003 <= found.change["lr"] <= 0.05


def test_a_rate_is_brought_down_further_where_momentum_gathers_steps():
    exploded = lost(2.3, 90.0, of=looked(lr=1.0, layers=scaled(10)), ended="diverged")
    rates = {}
    for momentum in (0.0, 0.9):
        told = replace(exploded, network=LENET_5, recipe=replace(WELL.recipe, momentum=momentum))
        rates[momentum] = next(one.change["lr"] for one in findings(told) if one.cause == "diverged")
    assert rates[0.9] < 0.5 * rates[0.0]


def test_of_seeds_that_disagree_another_is_proposed():
    assert findings(ILL["seeds_disagree"])[0].change == {"seed": 3}


def test_gradients_that_explode_are_clipped_and_too_much_dropout_is_brought_down():
    (found,) = [one for one in findings(ILL["exploding"]) if one.cause == "exploding"]
    assert found.change == {"clip": 1.0}
    assert findings(ILL["dropout_high"])[0].change == {"dropout": 0.3}
    of_its_own = replace(ILL["dropout_high"], network=ending(SMALL, "Dropout", p=0.9))
    assert findings(of_its_own)[0].change is None, "no field of the recipe changes a layer of the network"


def test_what_explains_is_told_alone_and_what_has_diverged_is_told_with_it():
    both = lost(2.3, 2.9, 90.0, of=ILL["huge_start"], ended="diverged")
    assert causes(both) == ["huge_start", "diverged"]
    assert causes(lost(2.31, 2.30, of=ILL["zero_start"])) == ["zero_start"]


def test_the_numbers_of_a_finding_are_those_of_the_run():
    (found,) = findings(ILL["rate_too_low"])
    assert found.evidence.values["steps"] == "400"
    (found,) = findings(looked(left_over=lambda look: 0.9 if look.step > 1 else 0.0))
    assert (found.step, found.evidence.values["left"]) == (2, "0.9")
