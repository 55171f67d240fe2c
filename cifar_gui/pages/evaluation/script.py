"""The script that judges a network and counts its errors as a view of the page does. No torch: see ``code``."""

from __future__ import annotations

import math

from cifar_gui.engine.code_pictures import normalize, write_dataset, write_imports
from cifar_gui.engine.counting import (
    DIFFERENCE,
    SHARES,
    Z,
    accuracy,
    calibration_error,
    confusion,
    precisions,
    recalls,
    reliability,
    shares,
)
from cifar_gui.engine.data import CLASSES, DataSet
from cifar_gui.engine.network_code import named_blocks, residual_class, write_model
from cifar_gui.engine.script import Script, Writer
from cifar_gui.engine.weights_code import weights_file, write_trained, write_weights_import
from cifar_gui.pages.evaluation import state as words
from cifar_gui.pages.evaluation.groups import members
from cifar_gui.pages.evaluation.protocol import Judged
from cifar_gui.pages.evaluation.state import Group
from cifar_gui.protocol.models import FRESH, Model
from cifar_gui.spec import UNSCALED, Block, Network


def errors_script(good: Judged, data: DataSet, view: str, group: Group) -> Script:
    """The code that judges every picture and prints the numbers on the screen.

    Args:
        good: what is shown.
        data: the data set of the pictures.
        view: how its errors are looked at.
        group: which pictures are chosen.
    """
    out = Writer(data)
    compares = good.other if view == words.MATRIX and good.params.cells == DIFFERENCE else None
    networks = [good.network, *([compares[0]] if compares else [])]
    differ = len({one.scaling for one in networks}) > 1
    scaling = UNSCALED if differ else good.network.scaling
    models = [good.model, *([compares[1]] if compares else [])]
    standard = ["from collections import OrderedDict"] if compares else list(named_blocks(good.network))
    write_imports(out, ("DataLoader",), standard=standard, normalise=any(one.scaling.changes for one in networks))
    write_weights_import(out, next((model for model in models if model.origin != FRESH), models[0]))
    out.line()
    write_dataset(out, good.split, (0, len(good.verdicts)), scaling)
    out.line("dataloader = DataLoader(dataset, batch_size=64)")
    write_trained(out, good.model, good.network)
    if differ:
        _write_scaling(out, "model", good.network)
    if compares is not None:
        _write_other(out, *networks, model=models[1])
        if differ:
            _write_scaling(out, "other", networks[1])
    _write_judging(out, compares is not None)
    counts = confusion(good.verdicts.labels, good.verdicts.answers)
    out.line('print(f"{(answers == labels).float().mean():.4f}")', mark="accuracy")
    out.line(f"# {accuracy(counts).value:.4f}")
    out.line()
    _VIEWS[view](out, good, group)
    return out.script()


def _write_other(out: Writer, network: Network, other: Network, *, model: Model) -> None:
    """The other network as ``other``, whose parameters are called as those of its class."""
    if not any(isinstance(part, Block) for part in network.layers):
        residual_class(out, other)
        if any(isinstance(part, Block) for part in other.layers):
            out.line()
    out.line()
    if model.origin == FRESH:
        out.line(f"torch.manual_seed({model.seed})")
    write_model(out, other, "other", ordered=True)
    if model.origin != FRESH:
        out.line(f'other.load_state_dict(load_file("{weights_file(model)}"))')
    out.line("other.eval()")


def _write_scaling(out: Writer, name: str, network: Network) -> None:
    """Let a network scale the pictures itself: another one that is given them wants them otherwise."""
    if network.scaling.changes:
        out.line(f"{name} = nn.Sequential({normalize(network.scaling)}, {name})")


def _write_judging(out: Writer, twice: bool) -> None:
    for text in (
        "", "", "def judge(model):", "    logits, labels = [], []", "    with torch.no_grad():",
        "        for imgs, targets in dataloader:", "            logits.append(model(imgs))",
        "            labels.append(targets)", "    return torch.cat(logits), torch.cat(labels)", "", "",
        "logits, labels = judge(model)", "answers = logits.argmax(1)",
    ):  # fmt: skip
        out.line(text)


def _matrix(out: Writer, good: Judged, group: Group) -> None:
    verdicts, (kind, one, other) = good.verdicts, group
    out.line("counts = torch.bincount(10 * labels + answers, minlength=100).reshape(10, 10)", mark="view")
    out.line("print(counts)  # true class down, answer across")
    counts = confusion(verdicts.labels, verdicts.answers)
    if good.compared is not None and good.params.cells == DIFFERENCE:
        out.line("before = torch.bincount(10 * labels + judge(other)[0].argmax(1), minlength=100).reshape(10, 10)")
        out.line("print(counts - before)")
        counts = counts - confusion(good.compared.labels, good.compared.answers)
        name = "(counts - before)"
    else:
        name = "counts"
    if kind == words.CELL and good.params.cells == SHARES:
        out.line("shares = counts / counts.sum(1, keepdim=True)")
        out.line('print(f"{shares[', ("cell", f"{one}, {other}"), ']:.4f}")')
        out.line(f"# {shares(counts)[one, other]:.4f}")
    elif kind == words.CELL:
        out.line(
            f"print({name}[", ("cell", f"{one}, {other}"), f"])  # {CLASSES[one]} answered as {CLASSES[other]}"
        )  # fmt: skip
        out.line(f"# {counts[one, other]}")
    elif kind == words.TRUE:
        out.line("print(counts[", ("cell", f"{one}, {one}"), "] / counts[", f"{one}].sum())  # recall")
    elif kind == words.TAKEN:
        out.line("print(counts[", ("cell", f"{one}, {one}"), "] / counts[:, ", f"{one}].sum())  # precision")


def _classes(out: Writer, good: Judged, group: Group) -> None:
    counts = confusion(good.verdicts.labels, good.verdicts.answers)
    out.line("counts = torch.bincount(10 * labels + answers, minlength=100).reshape(10, 10)", mark="view")
    out.line("recall = counts.diagonal() / counts.sum(1)  # of its pictures")
    out.line("precision = counts.diagonal() / counts.sum(0)  # of such answers")
    out.line("print(recall)")
    out.line("print(precision)")
    kind, place, _ = group
    share = (precisions if kind == words.TAKEN else recalls)(counts)[place]
    if not share.count:
        return
    name, axis = ("precision", "0") if kind == words.TAKEN else ("recall", "1")
    out.line()
    out.line("# the 95 % interval of one of them, by Wilson's score")
    out.line(f"p, n, z = {name}[", ("cell", str(place)), f"], counts.sum({axis})[{place}], {Z:.4f}")
    out.line("middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)")
    out.line("half = z / (1 + z**2 / n) * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5")
    out.line('print(f"{p:.4f} {middle - half:.4f} {middle + half:.4f}")')
    low, high = share.interval
    out.line(f"# {share.value:.4f} {low:.4f} {high:.4f}")


def _pairs(out: Writer, good: Judged, group: Group) -> None:
    out.line("counts = torch.bincount(10 * labels + answers, minlength=100).reshape(10, 10)", mark="view")
    out.line("both = (counts + counts.T).triu(1)  # each two classes once")
    out.line("for place in both.flatten().argsort(descending=True)[:5].tolist():")
    out.line("    one, other = divmod(place, 10)")
    out.line("    print(one, other, counts[one, other], counts[other, one])")
    if group[0] == words.PAIR:
        _, one, other = group
        counts = confusion(good.verdicts.labels, good.verdicts.answers)
        out.line("print(both[", ("cell", f"{min(one, other)}, {max(one, other)}"), "])")
        out.line(f"# {counts[one, other] + counts[other, one]}")


def _worst(out: Writer, good: Judged, group: Group) -> None:
    out.line('losses = nn.CrossEntropyLoss(reduction="none")(logits, labels)', mark="view")
    if good.params.order == "loss":
        out.line("worst = losses.argsort(descending=True, stable=True)[:10]")
    else:
        out.line("worst = logits.softmax(1).amax(1).argsort(descending=True, stable=True)[:10]")
    out.line("for place in worst.tolist():")
    out.line('    print(f"{place} {losses[place]:.4f}")')
    found = members(good.verdicts, group, good.params.order)
    if len(found):
        out.line(f"# {int(found[0])} {good.verdicts.losses[found[0]]:.4f}")


def _confidence(out: Writer, good: Judged, group: Group) -> None:
    bins = reliability(good.verdicts.confidences, good.verdicts.right)
    out.line("confidence = logits.softmax(1).amax(1)", mark="view")
    out.line("right = (answers == labels).float()")
    out.line("bins = (confidence * 10).long().clamp(max=9)")
    out.line("error = 0.0")
    out.line("for place in bins.unique().tolist():")
    out.line("    here = bins == place")
    out.line("    print(place, here.sum(), confidence[here].mean(), right[here].mean())")
    out.line("    error += here.float().mean() * (confidence[here].mean() - right[here].mean()).abs()")
    kind, place, _ = group
    one = bins[place] if kind == words.BIN else None
    if one is not None and one.share.count and not math.isnan(one.confidence):
        out.line('print(f"{right[bins == ', ("cell", str(place)), '].mean():.4f}")')
        out.line(f"# {one.share.value:.4f}")
    out.line('print(f"{error:.4f}")  # expected calibration error')
    out.line(f"# {calibration_error(bins):.4f}")


_VIEWS = {
    words.MATRIX: _matrix, words.CLASSES: _classes, words.PAIRS: _pairs, words.WORST: _worst,
    words.CONFIDENCE: _confidence,
}  # fmt: skip
