"""Words on modules, saved weights, pictures and files."""

from __future__ import annotations

import re

from cifar_gui.mistakes.rule import Case, Claims, Rule, claims


def no_forward(case: Case) -> Claims:
    """A module without a forward; a list of modules has none and needs none."""
    return claims(
        "list-called"
        if case.parts.get("module") in ("ModuleList", "ModuleDict", "ParameterList", "ParameterDict")
        else "misspelt-forward"
    )


def bare(case: Case) -> Claims:
    """NotImplementedError without a word: forward is missing if nn.Module says so."""
    last = case.error.frames[-1] if case.error.frames else None
    if case.error.squeezed or last is None:
        return ()
    of_module = re.search(r"module\.py$|modules[/\\]module", last.file) and re.match(
        r"forward|_forward_unimplemented", last.name
    )
    return claims("misspelt-forward") if of_module or "_forward_unimplemented" in last.name else ()


def attribute(case: Case) -> Claims:
    """An attribute that a module does not have, when nn.Module says so."""
    if case.error.kind == "ModuleAttributeError" or case.within(
        r"module\.py in (?:Module\.)?__getattr__|__getattr__.*\n?.*module\.py"
    ):
        return claims("no-such-layer")
    return ()


def forward_arguments(case: Case) -> Claims:
    """forward was called with another number of inputs than it takes."""
    return claims("forward-arguments")


def state(case: Case) -> Claims:
    """``Error(s) in loading state_dict``: by what it lists."""
    words = case.error.squeezed
    found = []
    if "sizemismatchfor" in words:
        found.append("state-shapes")
    missing, unexpected = (
        re.search(r"Missingkey\(s\)instate_dict:'([^']+)'", words),
        re.search(r"Unexpectedkey\(s\)instate_dict:'([^']+)'", words),
    )
    if (
        missing
        and unexpected
        and (
            missing[1].removeprefix("module.") == unexpected[1].removeprefix("module.")
            or "module." in (missing[1][:7], unexpected[1][:7])
        )
    ):
        found.insert(0, "state-prefix")
    elif missing or unexpected:
        found.insert(0, "state-other")
    return claims(" ".join(found))


def layer_arguments(case: Case) -> Claims:
    """A layer was made without its sizes."""
    return claims("layer-arguments")


LAYERS = r"(?:Conv\w*|Linear|BatchNorm\w*|MaxPool\w*|AvgPool\w*|Embedding|LSTM|GRU|RNN|ConvTranspose\w*|LayerNorm|GroupNorm|Bilinear)"
ARGUMENTS = "(?:in_features|out_features|in_channels|out_channels|kernel_size|num_features|normalized_shape)"
RUNTIME, TYPES = ("RuntimeError",), ("TypeError",)

RULES = (
    Rule(
        r"cannot assign (?:module|parameters?|buffers?) before Module\.__init__\(\) call",
        "no-super",
        ("AttributeError",),
        right=(("cannot assign module before Module.__init__() call", "no-super"),),
    ),
    Rule(
        r"'\w+' object has no attribute '_(?:modules|parameters|buffers|forward_hooks|backward_hooks|forward_pre_hooks)'",
        "no-super",
        ("AttributeError", "ModuleAttributeError"),
        right=(("'Net' object has no attribute '_modules'", "no-super"),),
    ),
    Rule(
        r"Module \[ (?P<module>\w+) \] is missing the required 'forward' function",
        no_forward,
        ("NotImplementedError",),
        right=(
            ('Module [Net] is missing the required "forward" function', "misspelt-forward"),
            ('Module [ModuleList] is missing the required "forward" function', "list-called"),
        ),
    ),
    Rule(r"$", bare, ("NotImplementedError",)),
    Rule(
        r"'(?P<module>\w+)' object has no attribute '(?P<name>\w+)'",
        attribute,
        ("AttributeError", "ModuleAttributeError"),
    ),
    Rule(
        r"(?:\w+\.)?forward\(\) (?: missing \d+ required positional arguments? | takes (?:from)? \d+ (?:to\d+)? positional arguments? but \d+ (?:was|were) given )",
        forward_arguments,
        TYPES,
        right=(
            ("forward() missing 1 required positional argument: 'x'", "forward-arguments"),
            ("Net.forward() takes 1 positional argument but 2 were given", "forward-arguments"),
        ),
    ),
    Rule(
        rf"(?:{LAYERS}\.)?__init__\(\) missing \d+ required positional arguments?: '{ARGUMENTS}'",
        layer_arguments,
        TYPES,
        right=(("Conv2d.__init__() missing 1 required positional argument: 'kernel_size'", "layer-arguments"),),
    ),
    Rule(
        r"(?:[\w.]+) is not a Module subclass",
        "no-layer",
        TYPES,
        right=(("torch.nn.functional.relu is not a Module subclass", "no-layer"),),
    ),
    Rule(
        r"Error\(s\) in loading state_dict for \w+",
        state,
        RUNTIME,
        right=(
            (
                "Error(s) in loading state_dict for Net:\n\tsize mismatch for fc.weight: copying a param with shape torch.Size([10, 512]) from checkpoint",
                "state-shapes",
            ),
            (
                'Error(s) in loading state_dict for Net:\n\tMissing key(s) in state_dict: "a.weight". \n\tUnexpected key(s) in state_dict: "module.a.weight".',
                "state-prefix",
            ),
        ),
    ),
    Rule(
        r"Weights only load failed",
        "weights-only",
        ("UnpicklingError",),
        right=(("Weights only load failed. In PyTorch 2.6, we changed the default", "weights-only"),),
    ),
    Rule(
        r"(?: invalid load key, | PytorchStreamReader failed | unexpected EOF, expected \d+ more bytes | Invalid magic number; corrupt file )",
        "file-damaged",
        ("UnpicklingError", "RuntimeError"),
        right=(
            ("invalid load key, '<'.", "file-damaged"),
            ("PytorchStreamReader failed reading zip archive: failed finding central directory", "file-damaged"),
        ),
    ),
    Rule(
        r"(?:default_collate: )? batch must contain tensors, (?:numpy arrays, )? numbers, dicts or lists; found <class 'NoneType'>",
        "none-given",
        TYPES,
        right=(
            (
                "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'NoneType'>",
                "none-given",
            ),
        ),
    ),
    Rule(
        r"(?:default_collate: )? batch must contain tensors, (?:numpy arrays, )? numbers, dicts or lists; found <class 'PIL\.[\w.]+'>",
        "no-to-tensor",
        TYPES,
        right=(
            (
                "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'PIL.Image.Image'>",
                "no-to-tensor",
            ),
        ),
    ),
    Rule(
        r"(?: (?:pic|img) should be (?:PIL Image|Tensor Image|Tensor or|PIL) .{0,40} Got | (?:Input)? tensor should be a torch tensor. Got | tensor is not a torch image )",
        "transform-order",
        ("TypeError", "ValueError"),
        right=(
            ("pic should be PIL Image or ndarray. Got <class 'torch.Tensor'>", "transform-order"),
            ("Input tensor should be a torch tensor. Got <class 'PIL.Image.Image'>.", "transform-order"),
        ),
    ),
    Rule(
        r"expected np.ndarray \(got \w+\)", "no-tensor", TYPES, right=(("expected np.ndarray (got list)", "no-tensor"),)
    ),
    Rule(
        r"An attempt has been made to start a new process before the current process has finished its bootstrapping phase",
        "main-guard",
        RUNTIME,
        right=(
            (
                "An attempt has been made to start a new process before the\n        current process has finished its bootstrapping phase.",
                "main-guard",
            ),
        ),
    ),
    Rule(
        r"DataLoader worker \(pid(?:\(s\))? [\d, ]+\) (?:is killed by signal | exited unexpectedly)",
        "worker-gone",
        RUNTIME,
        right=(("DataLoader worker (pid 4711) is killed by signal: Killed.", "worker-gone"),),
    ),
    Rule(
        r"Dataset not found or corrupted",
        "data-missing",
        RUNTIME,
        right=(("Dataset not found or corrupted. You can use download=True to download it", "data-missing"),),
    ),
    Rule(
        r"\[Errno 2\] No such file or directory",
        "file-missing",
        ("FileNotFoundError", "OSError", "IOError"),
        right=(("[Errno 2] No such file or directory: './data/train'", "file-missing"),),
    ),
    Rule(
        r"No module named '[\w.]+'",
        "module-missing",
        ("ModuleNotFoundError", "ImportError"),
        right=(("No module named 'torchvision'", "module-missing"),),
    ),
)
