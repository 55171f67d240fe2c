"""Words of loss functions, of gradients and of memory."""

from __future__ import annotations

import re

from cifar_gui.mistakes.rule import Case, Claim, Claims, Rule, claims, say
from cifar_gui.spec import QT_TRANSLATE_NOOP

UNITS = {"": 0, "bytes": 0, "kib": 1, "mib": 2, "gib": 3, "tib": 4, "kb": 1, "mb": 2, "gb": 3, "tb": 4}


def batch_sizes(case: Case) -> Claims:
    """``Expected input batch_size (A) to match target batch_size (B)``."""
    scores, labels = int(case.parts["scores"]), int(case.parts["labels"])
    figures = None
    if scores == 1 < labels:
        figures = say(
            QT_TRANSLATE_NOOP("Lesson", "One row of scores for {labels} labels: flatten has rolled out the batch, or view has put it into one row."),
            labels=labels,
        )  # fmt: skip
    elif labels and scores % labels == 0 and scores > labels:
        figures = say(
            QT_TRANSLATE_NOOP("Lesson", "{scores} = {times} · {labels}: {times} rows have been made of each picture, as view(-1, …) does when the "
                              "number of features is wrong."),
            scores=scores, times=scores // labels, labels=labels,
        )  # fmt: skip
    elif scores and labels % scores == 0 and labels > scores:
        figures = say(
            QT_TRANSLATE_NOOP("Lesson", "{labels} = {times} · {scores}: the labels have {times} numbers for each picture, as a one-hot table that was flattened has."),
            scores=scores, times=labels // scores, labels=labels,
        )  # fmt: skip
    return (Claim("batch-sizes", figures),)


def label(case: Case) -> Claims:
    """``Target 10 is out of bounds``."""
    number = int(case.parts["number"])
    if number < 0:
        figures = say(QT_TRANSLATE_NOOP("Lesson", "The label is {number}; classes are counted from 0."), number=number)
    else:
        figures = say(
            QT_TRANSLATE_NOOP("Lesson", "There is a label {number}, and the scores have no column {number}: they have {number} columns at most."),
            number=number,
        )  # fmt: skip
    return (Claim("label-ten", figures),)


def asserted(case: Case) -> Claims:
    """An assert on a GPU; which one is said by a line of its own."""
    said = " ".join((*case.assertions, case.error.squeezed))
    if re.search(r"t>=0&&t<n_classes|cur_target", said):
        return claims("label-ten")
    if re.search(r"srcIndex<srcSelectDimSize|indexoutofbounds|ind(?:ex)?>=0&&", said, re.IGNORECASE):
        return claims("index-range")
    if re.search(r"input_val>=zero|<=1|>=0\.", said):
        return claims("bce-range")
    return () if case.assertions else claims("label-ten index-range")


def different_sizes(case: Case) -> Claims:
    """Target and input of another shape: refused by BCE, allowed with a warning by MSE."""
    if "deprecated" in case.error.squeezed or not (case.error.is_warning or not case.error.type):
        return claims("bce-shapes")
    target, given = case.numbers("target"), case.numbers("given")
    return claims(
        "batch-sizes mse-shapes"
        if target and given and target[0] != given[0] and 1 not in (target[0], given[0])
        else "mse-shapes"
    )


def memory(case: Case) -> Claims:
    """Out of memory: one tensor that is larger than the device, or a device that fills up."""
    wanted, total = _bytes(case.parts.get("wanted", "")), _bytes(case.parts.get("total", ""))
    if wanted > (total or 1 << 40):
        figures = say(
            QT_TRANSLATE_NOOP("Lesson", "{size} GiB were asked for at once: no graph of former steps does that, but a single tensor."),
            size=f"{wanted / 2**30:,.0f}",
        )  # fmt: skip
        return (Claim("out-of-memory", figures),)
    return claims("out-of-memory running-loss")


def _bytes(words: str) -> float:
    match = re.match(r"([\d.]+)(\w*)", words)
    return float(match[1]) * 1024 ** UNITS.get(match[2].lower(), 0) if match else 0


def truth(case: Case) -> Claims:
    """``Boolean value of Tensor with more than one value is ambiguous``."""
    if case.within(r"_reduction\.py|loss\.py in __init__|legacy_get_string") or case.runs(r"Loss\(\w+\s*,"):
        return claims("loss-constructed")
    return claims(
        "truth-of-tensor"
        if case.runs(r"^(?:if|while|assert)\b|\band\b|\bor\b|\bnot\b")
        else "loss-constructed truth-of-tensor"
    )


def index(case: Case) -> Claims:
    """An index that is too large; class numbers in one_hot among them."""
    return claims("label-ten" if case.within("one_hot|num_classes") else "index-range")


RUNTIME = ("RuntimeError",)
SIZE = r"(?:torch\.Size)?\(?\[ (?P<{}>[\d, ]*) \]\)?"

RULES = (
    Rule(
        r"Expected input batch_size \((?P<scores>\d+)\) to match target batch_size \((?P<labels>\d+)\)",
        batch_sizes,
        ("ValueError",),
        right=(("Expected input batch_size (64) to match target batch_size (16).", "batch-sizes"),),
    ),
    Rule(
        r"size mismatch \(got input: \[ (?P<scores>\d+) [\d, ]* \], target: \[ (?P<labels>\d+) \]\)",
        batch_sizes,
        ("RuntimeError", "ValueError"),
        right=(("size mismatch (got input: [64, 10] , target: [16])", "batch-sizes"),),
    ),
    Rule(
        r"Target (?P<number>-?\d+) is out of bounds",
        label,
        ("IndexError", "RuntimeError"),
        right=(("Target 10 is out of bounds.", "label-ten"), ("Target -1 is out of bounds.", "label-ten")),
    ),
    Rule(
        r".{0,300}?Assertion '[^']{0,120}(?:cur_target|t>=0&&t<n_classes|srcIndex<srcSelectDimSize|indexoutofbounds|input_val)[^']{0,120}' ?failed",
        asserted,
        ("RuntimeError", "AcceleratorError"),
        right=(
            (
                "Assertion `cur_target >= 0 && cur_target < n_classes' failed.  at /pytorch/aten/src/THNN/generic/ClassNLLCriterion.c:94",
                "label-ten",
            ),
        ),
    ),
    Rule(
        r"(?:CUDA error: | cuda runtime error \(\d+\) :? | cuDNN error: )? device-side assert triggered",
        asserted,
        ("RuntimeError", "AcceleratorError"),
        right=(("CUDA error: device-side assert triggered", "label-ten index-range"),),
    ),
    Rule(
        r"Class values must be (?:smaller than num_classes|non-negative)",
        "label-ten",
        RUNTIME,
        right=(("Class values must be smaller than num_classes.", "label-ten"),),
    ),
    Rule(
        rf"Using a target size \({SIZE.format('target')}\) that is different to the input size \({SIZE.format('given')}\)",
        different_sizes,
        ("UserWarning", "ValueError"),
        right=(
            (
                "Using a target size (torch.Size([64])) that is different to the input size (torch.Size([64, 1])) is deprecated. Please ensure they have the same size.",
                "bce-shapes",
            ),
        ),
    ),
    Rule(
        r"(?:Target size|Target and input must have the same number of elements. target nelement) .{0,40} (?:must be the same as input size | input nelement|!=)",
        "bce-shapes",
        ("ValueError",),
        right=(("Target size (torch.Size([64])) must be the same as input size (torch.Size([64, 1]))", "bce-shapes"),),
    ),
    Rule(
        r"(?:(?:0D or)? 1D target tensor expected, )? multi-target not supported",
        "target-column one-hot-targets",
        RUNTIME,
        right=(
            (
                "multi-target not supported at /pytorch/aten/src/THNN/generic/ClassNLLCriterion.c:22",
                "target-column one-hot-targets",
            ),
        ),
    ),
    Rule(
        r"(?: only batches of spatial targets supported | Expected target size [\[(] [\d, ]+ [\])], got )",
        "scores-axes",
        ("RuntimeError", "ValueError"),
        right=(("Expected target size (64, 10), got torch.Size([64])", "scores-axes"),),
    ),
    Rule(
        r"all elements of (?:input|target) should be between 0 and 1",
        "bce-range",
        RUNTIME,
        right=(("all elements of input should be between 0 and 1", "bce-range"),),
    ),
    Rule(
        r"bool(?:ean)? value of Tensor with more than one value is ambiguous",
        truth,
        RUNTIME,
        right=(("Boolean value of Tensor with more than one value is ambiguous", "loss-constructed truth-of-tensor"),),
    ),
    Rule(
        r"'(?:float|int)' object has no attribute 'backward'",
        "item-backward",
        ("AttributeError",),
        right=(("'float' object has no attribute 'backward'", "item-backward"),),
        misses=("'float' object has no attribute 'append'",),
    ),
    Rule(
        r"grad can be implicitly created only for (?:real)? scalar outputs",
        "loss-rows",
        RUNTIME,
        right=(("grad can be implicitly created only for scalar outputs", "loss-rows"),),
    ),
    Rule(
        r"element \d+ of (?:tensors|variables)(?: tuple)? does not require grad",
        "no-grad-loss",
        RUNTIME,
        right=(("element 0 of tensors does not require grad and does not have a grad_fn", "no-grad-loss"),),
    ),
    Rule(
        r"Trying to backward through the graph a second time",
        "backward-twice",
        RUNTIME,
        right=(
            (
                "Trying to backward through the graph a second time, but the buffers have already been freed.",
                "backward-twice",
            ),
        ),
    ),
    Rule(
        r"(?: a (?:view of a)? leaf Variable that requires grad (?:is being used|has been used) in an in-place operation | leaf variable has been moved into the graph interior )",
        "leaf-in-place",
        RUNTIME,
        right=(
            ("a view of a leaf Variable that requires grad is being used in an in-place operation.", "leaf-in-place"),
        ),
    ),
    Rule(
        r"one of the variables needed for gradient computation has been modified by an inplace operation",
        "needed-changed",
        RUNTIME,
        right=(
            (
                "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [64, 10]]",
                "needed-changed",
            ),
        ),
    ),
    Rule(
        r"can't optimize a non-leaf Tensor",
        "non-leaf",
        ("ValueError",),
        right=(("can't optimize a non-leaf Tensor", "non-leaf"),),
    ),
    Rule(
        r"optimizer got an empty parameter list",
        "layers-in-list no-parameters",
        ("ValueError",),
        right=(("optimizer got an empty parameter list", "layers-in-list no-parameters"),),
    ),
    Rule(
        r"(?: index -?\d+ is out of bounds for (?:dimension|axis) \d+ with size \d+ | index out of range in self | index out of range: Tried to access index )",
        index,
        ("IndexError", "RuntimeError"),
        right=(("index out of range in self", "index-range"),),
    ),
    Rule(
        r"(?: a Tensor with \d+ elements cannot be converted to Scalar | only one element tensors can be converted to Python scalars"
        r" | only integer tensors of a single element can be converted to an index )",
        "one-number",
        ("RuntimeError", "ValueError", "TypeError"),
        right=(("only one element tensors can be converted to Python scalars", "one-number"),),
    ),
    Rule(
        r"invalid index of a 0-dim tensor",
        "zero-dim-index",
        ("IndexError",),
        right=(
            (
                "invalid index of a 0-dim tensor. Use tensor.item() to convert a 0-dim tensor to a Python number",
                "zero-dim-index",
            ),
        ),
    ),
    Rule(
        r"(?:CUDA|MPS backend|HIP|XPU)? out of memory (?:\.|,|\() (?: .{0,3} Tried to allocate (?P<wanted>[\d.]+ [KMGT]?i?B(?:ytes)?) )?"
        r" (?: .{0,80}? (?P<total>[\d.]+ [KMGT]?i?B) total capacity | .{0,20} has a total capacity of (?P<total2>[\d.]+ [KMGT]?i?B) )?",
        lambda case: memory(_total(case)),
        ("RuntimeError", "OutOfMemoryError", "AcceleratorError"),
        right=(
            (
                "CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 8.00 GiB total capacity; 7.2 GiB already allocated)",
                "out-of-memory running-loss",
            ),
            (
                "CUDA out of memory. Tried to allocate 320.00 GiB (GPU 0; 8.00 GiB total capacity; 0 bytes already allocated)",
                "out-of-memory",
            ),
        ),
    ),
    Rule(
        r"(?:CUDA error:|cuda runtime error \(2\) :)? out of memory",
        "out-of-memory running-loss",
        ("RuntimeError", "OutOfMemoryError", "AcceleratorError"),
        right=(("CUDA error: out of memory", "out-of-memory running-loss"),),
    ),
    Rule(
        r"(?:\[enforce fail at [^\]]{0,80}\] .{0,30}? | \$ Torch: )? (?:DefaultCPUAllocator: )? (?:can't allocate memory|not enough memory): you tried to allocate (?P<wanted>[\d.]+ (?:bytes|[KMGT]B)?)",
        memory,
        RUNTIME,
        right=(
            (
                "[enforce fail at alloc_cpu.cpp:75] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 122880000000000 bytes.",
                "out-of-memory",
            ),
            (
                "[enforce fail at CPUAllocator.cpp:64] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 37748736 bytes.",
                "out-of-memory running-loss",
            ),
        ),
    ),
    Rule(
        r"Detected call of 'lr_scheduler.step\(\)' before 'optimizer.step\(\)'",
        "scheduler-first",
        ("UserWarning",),
        right=(
            (
                "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later",
                "scheduler-first",
            ),
        ),
    ),
)


def _total(case: Case) -> Case:
    parts = {**case.parts, "total": case.parts["total"] or case.parts["total2"]}
    return Case(case.error, parts, case.assertions, case.warnings)
