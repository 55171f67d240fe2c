"""Words on shapes: rows and matrices, channels, pooling, norms, reshaping."""

from __future__ import annotations

import math

from cifar_gui.mistakes.rule import Case, Claim, Claims, Rule, claims, say
from cifar_gui.spec import QT_TRANSLATE_NOOP

ORDINARY_BATCH = 1024
"""More rows than this are hardly a batch of pictures."""
LARGEST_SIDE = 512


def _size(value: int) -> str:
    return f"{value:,}"


def linear(case: Case) -> Claims:
    """(rows x columns) times (inputs x outputs): what the figures say about a Linear."""
    if (rows := case.parts.get("rows") or "1") and not case.parts.get("columns"):
        return claims("in-features no-flatten")
    columns, inputs = int(case.parts["columns"]), int(case.parts["inputs"])
    if columns == inputs:
        return ()
    if case.runs(r"(?<!\w)(?:torch\.)?(?:mm|matmul|mv|dot)\(|\S ?@ ?\S") and not case.within(
        r"linear\.py|F\.linear|in linear|Linear\("
    ):
        return claims("matmul")
    return _shapes(int(rows), columns, inputs, int(case.parts.get("outputs") or 0))


def _shapes(rows: int, columns: int, inputs: int, outputs: int) -> Claims:
    if columns == outputs:
        return claims("matmul in-features" if rows in (1, inputs) else "swapped in-features")
    if rows == 1 and (found := _one_row(columns, inputs)):
        return found
    if inputs % columns == 0 and rows % (inputs // columns) == 0 and (found := _rolled(rows, columns, inputs)):
        return found
    arrive = say(
        QT_TRANSLATE_NOOP("Lesson", 
            "The input has rows of {columns} numbers, and the layer was made for rows of {inputs}."),
        columns=_size(columns), inputs=_size(inputs),
    )  # fmt: skip
    if rows == inputs:
        return (Claim("transposed"), Claim("in-features", arrive))
    if rows > ORDINARY_BATCH and columns <= 256 and inputs > columns:
        return (Claim("no-flatten"), Claim("in-features", arrive))
    return (Claim("in-features", arrive),)


def _one_row(columns: int, inputs: int) -> Claims:
    """A single row: has a whole batch been rolled out into it?"""
    for picture in (3072, 784, 150528, 1024):
        pictures, made_for = columns / picture, inputs / picture
        if pictures.is_integer() and made_for.is_integer():
            figures = say(
                QT_TRANSLATE_NOOP("Lesson", "{columns} = {pictures} · {picture}, and {inputs} = {made_for} · {picture}."),
                columns=_size(columns), pictures=int(pictures), picture=_size(picture), inputs=_size(inputs), made_for=int(made_for),
            )  # fmt: skip
            if pictures < made_for:
                return (Claim("last-batch", figures), *claims("in-features" if picture == 1024 else ""))
            if made_for == 1:
                return (Claim("whole-batch", figures),)
    if columns < inputs and inputs % columns == 0 and columns >= 256 and math.isqrt(columns) ** 2 != columns:
        return claims("last-batch in-features")
    return ()


def _rolled(rows: int, columns: int, inputs: int) -> Claims:
    """Rows that are parts of pictures: nothing was flattened, or the batch is missing."""
    each = inputs // columns
    pictures = rows // each
    side = math.isqrt(columns)
    if each % columns == 0 and columns <= LARGEST_SIDE and (columns > 1 or each > 1):
        figures = say(
            QT_TRANSLATE_NOOP(
                "Lesson",
                "{rows} = {pictures} · {channels} · {side}, and {columns} is the width: the rows of all maps are "
                "taken one by one. {inputs} = {channels} · {side} · {side}.",
            ),
            rows=_size(rows), pictures=pictures, channels=each // columns, side=columns, columns=columns, inputs=_size(inputs),
        )  # fmt: skip
        second = "transposed" if rows == inputs else "in-features" if _is_batch(rows) else ""
        return (Claim("no-flatten", figures), *claims(second))
    if rows == each and side * side == columns and side > 1:
        figures = say(
            QT_TRANSLATE_NOOP(
                "Lesson",
                "{columns} = {side} · {side}: each of the {rows} rows is one channel of a single picture, and "
                "{rows} · {columns} = {inputs}.",
            ),
            columns=_size(columns), side=side, rows=rows, inputs=_size(inputs),
        )  # fmt: skip
        return (Claim("one-picture", figures), *(claims("in-features") if rows >= 8 else ()))
    return claims("no-flatten in-features") if rows != inputs and rows > ORDINARY_BATCH and columns <= 256 else ()


def _is_batch(rows: int) -> bool:
    """Whether so many rows may as well be a batch, as people choose them."""
    return rows <= 512 and (rows & (rows - 1) == 0 or rows % 10 == 0)


def channels(case: Case) -> Claims:
    """``expected input[N, C, H, W] to have n channels``: the order of the axes, or their number."""
    shape, wanted, got = case.numbers("shape"), int(case.parts["wanted"]), int(case.parts["got"])
    if len(shape) < 3 or (case.parts.get("transposed") == "1"):
        return claims("channels")
    stands_last = shape[-1] == wanted != got
    if stands_last and len(shape) == 3:
        return (_turned(shape, wanted, "0, 2, 1"),)
    if stands_last and len(shape) == 4 and (shape[1] == shape[2] or (wanted <= 4 and min(shape[1:3]) > 4)):
        return (_turned(shape, wanted, "0, 3, 1, 2"),)
    if len(shape) == 4 and shape[0] == 1 and wanted == 1 and got > 4:
        return claims("no-channel-axis channels")
    figures = say(
        QT_TRANSLATE_NOOP("Lesson", "The layer was made for {wanted} channels, and the input has {got}."),
        wanted=wanted,
        got=got,
    )
    return (Claim("channels", figures), *(claims("alpha") if (wanted, got) == (3, 4) else ()))


def _turned(shape: tuple[int, ...], wanted: int, order: str) -> Claim:
    figures = say(
        QT_TRANSLATE_NOOP(
            "Lesson", "The last figure of [{shape}] is {wanted}: permute({order}) brings it to the second place."
        ),
        shape=", ".join(map(str, shape)),
        wanted=wanted,
        order=order,
    )
    return Claim("colours-last", figures)


def dimensions(case: Case) -> Claims:
    """A convolution was given something that is no batch of pictures."""
    shape = case.numbers("shape")
    count = int(case.parts.get("count") or len(shape))
    if count == 5:
        return claims("extra-axis")
    if count == 3:
        weight = case.numbers("weight")
        grey = len(weight) == 4 and weight[1] == 1 and shape[:1] > (4,)
        return claims("no-channel-axis one-picture" if grey else "one-picture")
    if count == 2 and len(shape) == 2 and _is_rolled_out(shape):
        return claims("flat-before")
    if count == 1:
        return claims("flat-before")
    return claims("two-dimensions") if count == 2 else ()


def _is_rolled_out(shape: tuple[int, ...]) -> bool:
    """Whether rows are whole pictures: far longer than a picture is wide."""
    return shape[1] in (784, 1024, 3072, 4096, 12288, 150528) or (shape[1] > LARGEST_SIDE and shape[1] >= 4 * shape[0])


def pool_dimensions(case: Case) -> Claims:
    """A pooling was given something that is no batch of maps."""
    shape = case.numbers("shape")
    return claims(
        "extra-axis" if len(shape) == 5 else "flat-before" if len(shape) in (1, 2) else "flat-before two-dimensions"
    )


def kernel(case: Case) -> Claims:
    """A window that finds no place; where a side is 3 or 1, the colours may stand last."""
    size = case.numbers("size")
    if len(size) == 2 and size[0] != size[1] and min(size) == 3 and max(size) >= 8 * min(size):
        return claims("kernel-too-large colours-last")
    return claims("kernel-too-large")


def norm_rows(case: Case) -> Claims:
    """A batch norm was given one value for each channel."""
    return claims("batchnorm-one-cell" if len(case.numbers("shape")) > 2 else "batchnorm-one-row")


def view(case: Case) -> Claims:
    """``shape '[64, 3072]' is invalid for input of size 49152``."""
    wanted, has = case.numbers("shape"), int(case.parts["has"])
    rest = math.prod(wanted[1:]) if len(wanted) > 1 else 0
    if "-1" not in case.parts["shape"] and rest and has % rest == 0 and 0 < has // rest < wanted[0]:
        figures = say(
            QT_TRANSLATE_NOOP("Lesson", "{has} numbers are {rows} pictures of {rest}, and the code says {wanted}."),
            has=_size(has), rows=has // rest, rest=_size(rest), wanted=wanted[0],
        )  # fmt: skip
        return (Claim("view-fixed-batch", figures), Claim("view-count"))
    return claims("view-count")


def broadcast(case: Case) -> Claims:
    """Two sizes that do not go together, in a loss or anywhere."""
    warned = [warning for warning in case.warnings if warning.squeezed.startswith("Usingatargetsize")]
    if warned or case.within(r"in (?:mse|l1|smooth_l1|huber|gaussian_nll)_loss|broadcast_tensors\("):
        return claims("batch-sizes mse-shapes" if case.parts["axis"] == "0" else "mse-shapes batch-sizes")
    return claims("broadcast")


def entries(case: Case) -> Claims:
    """Pictures of one batch that differ: in channels or in size."""
    one, other = case.numbers("one"), case.numbers("other")
    if len(one) == len(other) == 3 and one[1:] == other[1:]:
        return claims("pictures-channels")
    return claims("pictures-size")


RUNTIME = ("RuntimeError",)

RULES = (
    Rule(
        r"mat1 and mat2 shapes cannot be multiplied \( (?P<rows>\d+) x (?P<columns>\d+) \D{1,3} (?P<inputs>\d+) x (?P<outputs>\d+) \)",
        linear,
        RUNTIME,
        right=(
            ("mat1 and mat2 shapes cannot be multiplied (8192x16 and 2048x10)", "no-flatten"),
            ("mat1 and mat2 shapes cannot be multiplied (64x2048 and 1568x10)", "in-features"),
            ("mat1 and mat2 shapes cannot be multiplied (3x1024 and 3072x10)", "one-picture"),
            ("mat1 and mat2 shapes cannot be multiplied (1x49152 and 196608x10)", "last-batch"),
            ("mat1 and mat2 shapes cannot be multiplied (1x196608 and 3072x10)", "whole-batch"),
            ("mat1 and mat2 shapes cannot be multiplied (64x3072 and 10x3072)", "swapped in-features"),
            ("mat1 and mat2 shapes cannot be multiplied (3072x64 and 3072x10)", "transposed in-features"),
        ),
        misses=("mat1 and mat2 must have the same dtype, but got Long and Float",),
    ),
    Rule(
        r"mat1 and mat2 shapes cannot be multiplied \( (?P<rows>\d+) x (?P<columns>\d+) and (?P<inputs>\d+) x",
        linear,
        RUNTIME,
        right=(("mat1 and mat2 shapes cannot be multiplied (64x2048 and 1568x...", "in-features"),),
    ),
    Rule(
        r"mat1 and mat2 shapes cannot be multiplied (?!.*\d x \d) | mat1 dim 1 must match mat2 dim 0",
        linear,
        RUNTIME,
        right=(("mat1 dim 1 must match mat2 dim 0", "in-features no-flatten"),),
    ),
    Rule(
        r"size mismatch, m1: \[ (?P<rows>\d+) x (?P<columns>\d+) \], m2: \[ (?P<inputs>\d+) x (?P<outputs>\d+) \]",
        linear,
        RUNTIME,
        right=(
            (
                "size mismatch, m1: [1 x 49152], m2: [196608 x 10] at /pytorch/aten/src/TH/generic/THTensorMath.cpp:41",
                "last-batch",
            ),
        ),
    ),
    Rule(
        r"size mismatch, (?: got input \(\d+\), mat \( (?P<outputs>\d+) x (?P<inputs>\d+) \), vec \( (?P<columns>\d+) \)"
        r" | \[ (?P<out>\d+) x (?P<into>\d+) \], \[ (?P<has>\d+) \] )",
        lambda case: linear(_vector(case)),
        RUNTIME,
        right=(
            ("size mismatch, got input (10), mat (10x196608), vec (49152)", "last-batch"),
            ("size mismatch, [10 x 784], [3072]", "in-features"),
        ),
    ),
    Rule(
        r"a and b must have same reduction dim, but got \[ (?P<rows>\d+), (?P<columns>\d+) \] X \[ (?P<inputs>\d+), (?P<outputs>\d+) \]",
        linear,
        ("RuntimeError", "TorchRuntimeError"),
        right=(("a and b must have same reduction dim, but got [64, 2048] X [1568, 10].", "in-features"),),
    ),
    Rule(
        r"(?: Expected size for first two dimensions of batch2 tensor | Expected batch2_sizes\[ | inconsistent tensor size, expected tensor"
        r" | 1D tensors expected, but got | expected m2? ?at? to be | self must be a matrix | mat2 must be a matrix )",
        "matmul",
        RUNTIME,
        right=(("Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 3].", "matmul"),),
    ),
    Rule(
        r"Given (?: groups=\d+, | transposed=(?P<transposed>\d), )+ weight (?:of size)? \[? [\d, ]+ \]? ,? (?:so)? expected input \[ (?P<shape>[\d, ]+) \]"
        r" to have (?P<wanted>\d+) channels, but got (?P<got>\d+) channels",
        channels,
        RUNTIME,
        right=(
            (
                "Given groups=1, weight of size [6, 3, 3, 3], expected input[64, 32, 32, 3] to have 3 channels, but got 32 channels instead",
                "colours-last",
            ),
            (
                "Given groups=1, weight of size [6, 3, 3, 3], expected input[1, 1, 32, 32] to have 3 channels, but got 1 channels instead",
                "channels",
            ),
            (
                "Given groups=1, weight of size [6, 3, 3, 3], expected input[1, 4, 32, 32] to have 3 channels, but got 4 channels instead",
                "channels alpha",
            ),
            (
                "Given groups=1, weight of size [6, 1, 3, 3], expected input[1, 64, 28, 28] to have 1 channels, but got 64 channels instead",
                "no-channel-axis channels",
            ),
        ),
    ),
    Rule(
        r"expected input \[ (?P<shape>[\d, ]+) \] to have (?P<wanted>\d+) channels, but got (?P<got>\d+) channels",
        channels,
        RUNTIME,
        right=(("expected input[64, 32, 32, 3] to have 3 channels, but got 32 channels", "colours-last"),),
    ),
    Rule(
        r"Expected \dD \(unbatched\) or \dD \(batched\) input to conv(?:_transpose)?\dd, but got input of size: \[ (?P<shape>[\d, ]+) \]",
        dimensions,
        RUNTIME,
        right=(
            (
                "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [5, 5]",
                "two-dimensions",
            ),
            (
                "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [64, 3072]",
                "flat-before",
            ),
            (
                "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [1, 1, 3, 32, 32]",
                "extra-axis",
            ),
        ),
    ),
    Rule(
        r"Expected [34]-dimensional input for [34]-dimensional weight (?P<weight> \[? [\d, ]* \]? )? (?:,)? but got (?P<count>\d)-dimensional input of size \[ (?P<shape>[\d, ]+) \]",
        dimensions,
        RUNTIME,
        right=(
            (
                "Expected 4-dimensional input for 4-dimensional weight [6, 3, 3, 3], but got 3-dimensional input of size [3, 32, 32] instead",
                "one-picture",
            ),
        ),
    ),
    Rule(
        r"Calculated padded input size per channel: \( (?P<size>[\dx ]+) \). Kernel size: \( [\dx ]+ \). Kernel size can't (?:be)? greater than actual input size"
        r" | Kernel size can't (?:be)? greater than actual input size",
        kernel,
        RUNTIME,
        right=(
            (
                "Calculated padded input size per channel: (5 x 5). Kernel size: (7 x 7). Kernel size can't be greater than actual input size",
                "kernel-too-large",
            ),
            (
                "Calculated padded input size per channel: (34 x 3). Kernel size: (5 x 5). Kernel size can't be greater than actual input size",
                "kernel-too-large colours-last",
            ),
        ),
    ),
    Rule(
        r"(?: non-positive stride is not supported | stride should not be zero | stride should be greater than zero )",
        "stride-zero",
        ("RuntimeError", "ValueError"),
        right=(("stride should be greater than zero, but got dH: 0 dW: 0", "stride-zero"),),
    ),
    Rule(
        r"(?: dilation should be greater than zero | non-positive dilation )",
        "dilation-zero",
        RUNTIME,
        right=(("dilation should be greater than zero, but got dilationH: 0 dilationW: 0", "dilation-zero"),),
    ),
    Rule(
        r"kernel size should be greater than zero",
        "kernel-zero",
        RUNTIME,
        right=(("kernel size should be greater than zero, but got kH: 0 kW: 0", "kernel-zero"),),
    ),
    Rule(
        r"(?: groups must be a positive integer | non-positive groups is not supported )",
        "groups-zero",
        ("ValueError", "RuntimeError"),
        right=(("groups must be a positive integer", "groups-zero"),),
    ),
    Rule(
        r"(?: (?:in|out)_channels must be divisible by groups | Given groups=\d+, (?:expected)? weight .{0,60} divisible by)",
        "groups-divide",
        ("ValueError", "RuntimeError"),
        right=(("out_channels must be divisible by groups", "groups-divide"),),
        misses=("num_channels must be divisible by num_groups", "embed_dim must be divisible by num_heads"),
    ),
    Rule(
        r"padding='same' is not supported for strided convolutions",
        "same-strided",
        ("ValueError", "RuntimeError"),
        right=(("padding='same' is not supported for strided convolutions", "same-strided"),),
    ),
    Rule(
        r"pad should be (?: at most | smaller than (?:or equal to)? ) half of (?:effective)? kernel size",
        "pool-padding",
        RUNTIME,
        right=(
            (
                "pad should be smaller than half of kernel size, but got padW = 2, padH = 2, kW = 3, kH = 3",
                "pool-padding",
            ),
        ),
    ),
    Rule(
        r"Given input size: \( [\dx ]+ \). Calculated output size: \( [\dx -]+ \). Output size is too small",
        "pool-too-large",
        RUNTIME,
        right=(
            (
                "Given input size: (512x1x1). Calculated output size: (512x0x0). Output size is too small",
                "pool-too-large",
            ),
        ),
    ),
    Rule(
        r"(?: non-empty [23]D or [34]D \(batch mode\) tensor expected for input | \w*pool\w*\(\): Expected .{0,60} (?:got|shape):? (?P<shape>\[ [\d, ]+ \])"
        r" | Expected [23]D or [34]D \(batch mode\) tensor .{0,120}? (?:got:?|shape:?) (?P<shape2>\[ [\d, ]+ \]) )",
        lambda case: pool_dimensions(_first(case, "shape", "shape2")),
        RUNTIME,
        right=(("non-empty 3D or 4D (batch mode) tensor expected for input", "flat-before two-dimensions"),),
    ),
    Rule(
        r"Found an invalid max index",
        "unpool-size",
        RUNTIME,
        right=(("Found an invalid max index: 24 (output volumes are of size 4x4)", "unpool-size"),),
    ),
    Rule(
        r"Expected more than 1 (?: value per channel | spatial element ) when training, got input size (?:torch.Size\()? \[ (?P<shape>1(?:,\d+)*) \]",
        norm_rows,
        ("ValueError",),
        right=(
            ("Expected more than 1 value per channel when training, got input size [1, 256]", "batchnorm-one-row"),
            (
                "Expected more than 1 value per channel when training, got input size torch.Size([1, 10, 1, 1])",
                "batchnorm-one-cell",
            ),
        ),
    ),
    Rule(
        r"expected (?:\dD (?:or \dD)?) input \(got \dD input\)",
        "norm-dimensions",
        ("ValueError",),
        right=(("expected 4D input (got 2D input)", "norm-dimensions"),),
    ),
    Rule(
        r"(?: running_(?:mean|var) should contain \d+ elements not \d+ | Expected weight to be a vector of size equal to the number of channels"
        r" | Given normalized_shape=\[ [\d, ]+ \], expected input with shape )",
        "norm-features",
        RUNTIME,
        right=(("running_mean should contain 64 elements not 32", "norm-features"),),
    ),
    Rule(
        r"shape '(?P<shape>\[ [-\d, ]* \])' is invalid for input of size (?P<has>\d+)",
        view,
        RUNTIME,
        right=(
            ("shape '[64, 3072]' is invalid for input of size 49152", "view-fixed-batch view-count"),
            ("shape '[-1, 400]' is invalid for input of size 46464", "view-count"),
        ),
    ),
    Rule(
        r"(?: view size is not compatible with input tensor's size and stride | invalid argument \d+: view size is not compatible"
        r" | input is not contiguous )",
        "not-contiguous",
        RUNTIME,
        right=(
            (
                "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces).",
                "not-contiguous",
            ),
        ),
    ),
    Rule(
        r"The size of tensor a \((?P<a>\d+)\) must match the size of tensor b \((?P<b>\d+)\) at non-singleton dimension (?P<axis>\d+)",
        broadcast,
        RUNTIME,
        right=(
            ("The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", "broadcast"),
        ),
    ),
    Rule(
        r"(?: Sizes of tensors must match except in dimension \d | invalid argument 0: Sizes of tensors must match except in dimension [1-9]"
        r" | Tensors must have same number of dimensions )",
        lambda case: claims("pictures-size" if case.within(r"collate|torch\.stack") else "cat-sizes"),
        RUNTIME,
        right=(
            (
                "Sizes of tensors must match except in dimension 1. Expected size 8 but got size 4 for tensor number 1 in the list.",
                "cat-sizes",
            ),
        ),
    ),
    Rule(
        r"stack expects each tensor to be equal size, but got \[ (?P<one>[\d, ]*) \] at entry \d+ and \[ (?P<other>[\d, ]*) \]",
        entries,
        RUNTIME,
        right=(
            (
                "stack expects each tensor to be equal size, but got [3, 32, 32] at entry 0 and [1, 32, 32] at entry 1",
                "pictures-channels",
            ),
            (
                "stack expects each tensor to be equal size, but got [3, 224, 224] at entry 0 and [3, 225, 224] at entry 7",
                "pictures-size",
            ),
        ),
    ),
    Rule(
        r"(?:invalid argument 0:)? Sizes of tensors must match except in dimension 0. Got (?P<one>\d+) and (?P<other>\d+) in dimension (?P<axis>\d)",
        lambda case: claims(
            ("pictures-channels" if case.parts["axis"] == "1" else "pictures-size")
            + ("" if case.within("collate") else " cat-sizes")
        ),
        RUNTIME,
        right=(
            (
                "invalid argument 0: Sizes of tensors must match except in dimension 0. Got 3 and 1 in dimension 1 at /pytorch/aten/src/TH",
                "pictures-channels cat-sizes",
            ),
        ),
    ),
    Rule(
        r"Dimension out of range \(expected to be in range of \[ -?\d+, -?\d+ \], but got -?\d+\)",
        "axis-range",
        ("IndexError", "RuntimeError"),
        right=(("Dimension out of range (expected to be in range of [-1, 0], but got 1)", "axis-range"),),
    ),
    Rule(
        r"output with shape \[ 1(?:,\d+)* \] doesn't match the broadcast shape \[ 3(?:,\d+)* \]",
        "normalize-channels",
        RUNTIME,
        right=(("output with shape [1, 28, 28] doesn't match the broadcast shape [3, 28, 28]", "normalize-channels"),),
    ),
)


def _vector(case: Case) -> Case:
    """A single vector times a matrix, with the names of rows and columns."""
    parts = case.parts
    given = {"rows": "1", "columns": parts["columns"] or parts["has"], "inputs": parts["inputs"] or parts["into"],
             "outputs": parts["outputs"] or parts["out"]}  # fmt: skip
    return Case(case.error, given, case.assertions, case.warnings)


def _first(case: Case, *names: str) -> Case:
    """The first part that is there, under the first name."""
    found = next((case.parts[name] for name in names if case.parts[name]), "")
    return Case(case.error, {names[0]: found}, case.assertions, case.warnings)
