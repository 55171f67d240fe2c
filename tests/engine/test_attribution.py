"""Which pixels a score hangs on: compared with captum, with the formulas in float64, and with what they leave alone."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
import torch
from layer_cases import small_data
from network_cases import fitting_network
from run_cases import TINY
from torch.nn import functional

from cifar_gui.engine import models
from cifar_gui.engine.answers import answer, answers
from cifar_gui.lessons.network import ATTRIBUTION, AttributionParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, LENET_5, RESNET_SMALL
from cifar_gui.page_state import PictureState
from cifar_gui.pages.attribution import CAM, GRADIENT, METHODS, OCCLUSION, PRODUCT, worked
from cifar_gui.pages.attribution.engine import evaluate
from cifar_gui.pages.attribution.protocol import AskAccuracy, AskAttribution, AskScores, Attribution, Patch
from cifar_gui.protocol import CIFAR10, Failure
from cifar_gui.protocol.models import FRESH, Model
from cifar_gui.spec import Network, layer

NETWORKS = (
    CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, LENET_5, RESNET_SMALL, TINY,
    *(replace(fitting_network(Random(seed)), name=f"random{seed}") for seed in range(5)),
)  # fmt: skip
NO_MAPS = Network("no maps", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 10)))
NO_SCORES = Network("no scores", (layer("conv1", "Conv2d", 3, 4, 5),))
SEVEN = Network("seven", (*TINY.layers[:-1], layer("linear1", "Linear", 196, 7)))
OTHER_INPUT = Network("grey", (layer("flatten", "Flatten"), layer("linear1", "Linear", 1024, 10)), (1, 32, 32))
ONE_CELL = Network("one cell", (layer("conv1", "Conv2d", 3, 4, 32), layer("flatten", "Flatten"),
                                layer("linear1", "Linear", 4, 10)))  # fmt: skip
IN_PLACE = Network("in place", (layer("relu0", "ReLU", inplace=True), layer("conv1", "Conv2d", 3, 4, 5),
                                layer("relu1", "ReLU", inplace=True), layer("flatten", "Flatten"),
                                layer("linear1", "Linear", 3136, 10)))  # fmt: skip


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    data = small_data(tmp_path_factory.mktemp("data"), 60)
    return {data.name: data}


def fresh(network):
    return Model(f"{FRESH}:{network.name}", network)


def ask(sources, network=TINY, index=0, **params):
    wanted = replace(AttributionParams(), **params)
    return answer(AskAttribution(1, "page", fresh(network), PictureState(CIFAR10, "test", index), wanted), sources)


def module_of(network):
    return models.opened(fresh(network)).module


def picture(sources, index=0):
    return torch.from_numpy(sources[CIFAR10].test.images[index][None]).float() / 255


@pytest.mark.slow  # loading captum takes seconds
@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
def test_captum_says_the_same(sources, network):
    from captum.attr import InputXGradient, LayerAttribution, LayerGradCam, Occlusion, Saliency

    module, x, target = module_of(network), picture(sources, 3), 7
    found = {method: ask(sources, network, 3, method=method, target="horse", window=7, every=3, fill=0.25)
             for method in METHODS}  # fmt: skip
    cam = found[CAM]
    named = dict(module.named_children())[cam.layer]
    small = LayerGradCam(module, named).attribute(x, target, relu_attributions=True)
    right = {
        GRADIENT: Saliency(module).attribute(x.clone().requires_grad_(), target)[0].amax(0),
        PRODUCT: InputXGradient(module).attribute(x.clone().requires_grad_(), target)[0].sum(0),
        CAM: LayerAttribution.interpolate(small, (32, 32), "bilinear")[0, 0],
        OCCLUSION: Occlusion(module).attribute(x, (3, 7, 7), (3, 3, 3), baselines=0.25, target=target)[0, 0],
    }
    for method in METHODS:
        np.testing.assert_allclose(found[method].heat, right[method].detach(), atol=1e-5, err_msg=method)


@pytest.mark.parametrize("network", [TINY, LENET_5, RESNET_SMALL, IN_PLACE], ids=lambda network: network.name)
def test_the_gradient_is_how_the_score_changes(sources, network):
    found = ask(sources, network, method=GRADIENT, target="cat")
    module = models.opened(fresh(network)).module
    double, step = module.to(torch.float64), 1e-6
    try:
        x = picture(sources).double()
        for channel, row, column in ((0, 3, 4), (1, 16, 16), (2, 31, 0)):
            more, less = x.clone(), x.clone()
            more[0, channel, row, column] += step
            less[0, channel, row, column] -= step
            slope = (double(more)[0, 3] - double(less)[0, 3]).item() / (2 * step)
            assert found.gradient[channel, row, column] == pytest.approx(slope, rel=1e-3, abs=1e-5)
    finally:
        module.to(torch.float32)
    assert np.array_equal(found.heat, np.abs(found.gradient).max(0))


def test_input_times_gradient_adds_up_the_channels(sources):
    found = ask(sources, method=PRODUCT)
    np.testing.assert_allclose(found.heat, (found.gradient * found.x).sum(0), atol=1e-6)
    # From the picture to black, a network without a bend changes by exactly this much.
    straight = Network("straight", NO_MAPS.layers)
    found = ask(sources, straight, method=PRODUCT)
    black = module_of(straight)(torch.zeros(1, 3, 32, 32))[0, found.target].item()
    assert found.heat.sum() == pytest.approx(found.score - black, abs=1e-4)


def test_grad_cam_is_worked_out_from_what_it_tells(sources):
    found = ask(sources, CIFAR10_QUICK, method=CAM)
    how = found.summed
    np.testing.assert_allclose(how.weights, how.gradients.mean((1, 2)), rtol=1e-5, atol=1e-8)
    np.testing.assert_allclose(how.sums, np.einsum("c,cij->ij", how.weights, found.maps), atol=1e-5)
    bent = np.maximum(how.sums, 0)
    for at in ((0, 0), (5, 17), (31, 31), (16, 2)):
        mixed = sum(corner.share * bent[corner.row, corner.column] for corner in worked.corners(at, bent.shape))
        assert found.heat[at] == pytest.approx(mixed, abs=1e-6)


@pytest.mark.parametrize(("name", "size"), [("conv1", 32), ("maxpool2", 8), ("conv3", 8)])
def test_the_layer_is_chosen(sources, name, size):
    found = ask(sources, CIFAR10_QUICK, maps=name)
    assert (found.layer, found.maps.shape[1:], found.heat.shape) == (name, (size, size), (32, 32))
    assert found.layers == ("conv1", "maxpool1", "conv2", "maxpool2", "conv3", "maxpool3")


def test_the_last_layer_that_convolves_is_taken_first(sources):
    assert ask(sources, CIFAR10_QUICK).layer == "conv3"
    assert ask(sources, LENET_5).layer == "conv2"  # conv3 puts out single cells
    assert ask(sources, RESNET_SMALL).layer == "block3"


@pytest.mark.parametrize(("window", "stride"), [(1, 8), (8, 2), (5, 4), (32, 32), (9, 1), (3, 7)])
def test_occlusion_is_the_mean_of_what_the_patches_cost(sources, window, stride):
    found = ask(sources, method=OCCLUSION, window=window, every=stride, fill=0.0)
    x, module = picture(sources), module_of(TINY)
    with torch.no_grad():
        for (row, column), score in zip(found.covered.places.tolist(), found.covered.scores, strict=True):
            changed = x.clone()
            changed[:, :, row : row + window, column : column + window] = 0
            assert score == pytest.approx(module(changed)[0, found.target].item(), abs=1e-5)
    for at in ((0, 0), (12, 30), (31, 31)):
        over = worked.covering(found.covered.places, window, at)
        right = np.mean(found.score - found.covered.scores[over]) if len(over) else 0.0
        assert found.heat[at] == pytest.approx(right, abs=1e-5)


@pytest.mark.parametrize("beside", [False, True])
def test_work_that_is_long_comes_in_pieces(sources, beside):
    params = AttributionParams(method=OCCLUSION, fresh=beside)
    asked = AskAttribution(1, "page", fresh(CIFAR10_QUICK), PictureState(CIFAR10), params)
    *pieces, last = answers(asked, sources)
    assert [(piece.id, piece.page) for piece in pieces] == [(1, "page")] * len(pieces)
    done = [piece.done for piece in pieces]
    assert done == sorted({*done})
    assert done[-1] == pieces[0].total == (1 + beside) * 169
    assert len(pieces) > 3
    assert isinstance(last, Attribution)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("network", [TINY, RESNET_SMALL, IN_PLACE], ids=lambda network: network.name)
def test_the_opened_network_stays_as_it_is(sources, network, method):
    module = module_of(network)
    before = {name: value.clone() for name, value in module.state_dict().items()}
    ask(sources, network, method=method, fresh=True)
    answer(AskScores(1, "page", fresh(network), PictureState(CIFAR10), Patch(0, 0, 4, 0.0), ("conv1:0",)), sources)
    assert module is module_of(network)
    for part in module.modules():
        assert not [name for name, held in vars(part).items() if name.endswith("_hooks") and held]
        assert not part.training
    for name, value in module.state_dict().items():
        assert torch.equal(value, before[name])
    assert all(not one.requires_grad and one.grad is None for one in module.parameters())
    assert torch.is_grad_enabled()


def test_random_weights_are_asked_the_same(sources):
    found = ask(sources, fresh=True, method=PRODUCT, index=2)
    np.testing.assert_allclose(found.fresh, found.heat, atol=1e-6)  # the network is fresh itself
    assert ask(sources).fresh is None


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", [NO_MAPS, ONE_CELL], ids=lambda network: network.name)
def test_grad_cam_without_maps_names_the_ways_out(sources, network):
    failed = ask(sources, network)
    assert isinstance(failed, Failure)
    assert (failed.kind, failed.field) == ("outside", "method")
    for fix in failed.fixes:
        assert isinstance(ask(sources, network, **fix.changes), Attribution)
    assert len(failed.fixes) == 2


@pytest.mark.parametrize("name", ["linear1", "flatten", "elsewhere", "conv1:0", "x" * 39])
def test_a_layer_without_maps_is_refused_by_grad_cam_alone(sources, name):
    failed = ask(sources, maps=name)
    assert failed.field == "maps"
    assert ask(sources, **{"maps": name, **failed.fixes[0].changes}).layer == "conv1"
    assert ask(sources, maps=name, method=GRADIENT).layer == "conv1"


@pytest.mark.parametrize("network", [NO_SCORES, OTHER_INPUT], ids=lambda network: network.name)
@pytest.mark.parametrize("method", METHODS)
def test_a_network_that_scores_no_picture_is_refused_in_words(sources, network, method):
    failed = ask(sources, network, method=method)
    assert (failed.kind, failed.error, failed.field) == ("outside", "", "model")


def test_other_than_ten_scores_are_asked_about_the_answer_alone(sources):
    found = ask(sources, SEVEN)
    assert found.target == found.scores.argmax()
    assert len(found.scores) == 7
    failed = ask(sources, SEVEN, target="truck")
    assert failed.field == "target"
    assert isinstance(ask(sources, SEVEN, **failed.fixes[0].changes), Attribution)


@pytest.mark.parametrize(
    "changes",
    [{"window": 0}, {"window": 33}, {"window": -4}, {"window": 2.5}, {"every": 0}, {"every": 2**60}, {"fill": 1e30},
     {"fill": -1e9}, {"target": "unicorn"}],
)  # fmt: skip
def test_what_is_of_no_use_is_refused_at_its_field(sources, changes):
    failed = ask(sources, method=OCCLUSION, **changes)
    assert failed.field in changes
    assert isinstance(ask(sources, **{"method": OCCLUSION, **changes, **failed.fixes[0].changes}), Attribution)


def test_a_network_of_nan_is_shown(sources):
    module = module_of(SEVEN)
    kept = module.conv1.weight.clone()
    try:
        module.conv1.weight.fill_(float("nan"))
        for method in METHODS:
            assert isinstance(ask(sources, SEVEN, method=method, fresh=True), Attribution)
    finally:
        module.conv1.weight.copy_(kept)


# --- the patch, and maps that are switched off ----------------------------------------------------------------------


def scores(sources, network, patch=None, off=()):
    found = answer(AskScores(1, "page", fresh(network), PictureState(CIFAR10, "test", 4), patch, off), sources)
    return found.scores


def test_a_patch_is_what_the_network_sees(sources):
    x = picture(sources, 4)
    x[:, :, 30:36, 2:8] = 0.5
    np.testing.assert_allclose(scores(sources, LENET_5, Patch(30, 2, 6, 0.5)), module_of(LENET_5)(x)[0], atol=1e-6)


def test_maps_that_are_off_are_zero_for_the_layers_behind(sources):
    module, x = module_of(CIFAR10_QUICK), picture(sources, 4)
    y = module[:3](x)
    y[:, [2, 5]] = 0
    off = ("conv2:2", "conv2:5", "conv2:99", "linear1:0", "elsewhere:1", "conv2:", "conv2:-1", "conv2:²", "", ":")
    np.testing.assert_allclose(scores(sources, CIFAR10_QUICK, off=off), module[3:](y)[0], atol=1e-6)
    assert not np.allclose(scores(sources, CIFAR10_QUICK, off=off), scores(sources, CIFAR10_QUICK))


def test_the_accuracy_is_judged_in_pieces_with_and_without_maps(sources):
    asked = AskAccuracy(3, "page+accuracy", fresh(LENET_5), CIFAR10, "test", ("conv1:0", "conv2:3"))
    told = [one for one in answers(asked, sources) if one is not None]
    split, module = sources[CIFAR10].test, module_of(LENET_5)
    x, labels = torch.from_numpy(split.images).float() / 255, torch.from_numpy(split.labels)
    assert told[-1].done == told[-1].total == 60
    assert told[-1].whole == int((module(x).argmax(1) == labels).sum())
    y = module[:1](x)
    y[:, 0] = 0
    y = module[1:4](y)
    y[:, 3] = 0
    assert told[-1].without == int((module[4:](y).argmax(1) == labels).sum())
    assert [one.done for one in told] == sorted({one.done for one in told})


# --- what is worked out without torch -------------------------------------------------------------------------------


def test_the_corners_are_those_of_bilinear_enlargement():
    for shape in ((8, 8), (1, 1), (5, 3), (32, 32), (40, 7)):
        cells = torch.rand(1, 1, *shape, dtype=torch.float64)
        large = functional.interpolate(cells, (32, 32), mode="bilinear", align_corners=False)[0, 0]
        for at in ((0, 0), (31, 31), (7, 20), (16, 15)):
            mixed = sum(one.share * cells[0, 0, one.row, one.column].item() for one in worked.corners(at, shape))
            assert mixed == pytest.approx(large[at].item())


def test_rank_correlation_asks_for_the_order_alone():
    values = np.array([0.1, 4.0, 2.0, 2.0, -3.0])
    assert worked.rank_correlation(values, np.exp(values)) == pytest.approx(1)
    assert worked.rank_correlation(values, -values) == pytest.approx(-1)
    assert worked.ranks(values).tolist() == [2, 5, 3.5, 3.5, 1]
    assert worked.rank_correlation(values, np.zeros(5)) is None
    assert worked.rank_correlation(values, np.array([np.nan, 1, 2, 3, 4])) is None


def test_the_interval_is_wilsons():
    assert worked.interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)  # Newcombe 1998 rounds the same
    assert worked.interval(0, 20)[0] == 0
    assert worked.interval(20, 20)[1] == 1
    assert worked.interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("fact", ATTRIBUTION.facts)
def test_facts_are_what_comes_out(fact):
    told = evaluate(ATTRIBUTION, fact)
    assert {word: told[word] for word in fact.expected} == dict(fact.expected)
