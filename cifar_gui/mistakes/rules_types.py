"""Words on types of numbers, on devices, and on what is no tensor."""

from __future__ import annotations

import re

from cifar_gui.mistakes.rule import Case, Claims, Rule, claims

WHOLE, FLOAT, DOUBLE, HALF, TRUTH = "whole", "float", "double", "half", "bool"
KINDS = (
    (HALF, "half|bfloat"),
    (DOUBLE, "double|float64"),
    (FLOAT, "float"),
    (TRUTH, "bool"),
    (WHOLE, "int|long|short|char|byte"),
)

CLASSES = r"nll_loss|cross_entropy|NLLLoss|CrossEntropy|ClassNLL"
REGRESSION = r"(?:mse|l1|smooth_l1|huber|binary_cross_entropy)\w*_?(?:loss|with_logits)?|BCE|MSELoss|L1Loss"
LAYERS = r"in (?:\w+\.)?_?conv\w*|conv\w*_forward|in (?:\w+\.)?linear|linear\.py|conv\.py|_th_(?:addmm|mm)|addmm|batch_norm|convolution"
TYPE_NAME = r"[\w.:\[\]<> ]+"


def kind(name: str) -> str:
    """What sort of numbers a type's name stands for; "" for none that is known."""
    return next((what for what, words in KINDS if re.search(words, name, re.IGNORECASE)), "")


def device(name: str) -> str:
    """The device in a type's name; "" where it is not said."""
    found = re.search(r"cuda|mps|xpu|hpu|xla", name, re.IGNORECASE)
    if found:
        return found[0].lower()
    return (
        "cpu"
        if re.match(r"(?:Variable\[)?CPU|torch\.(?:Float|Double|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)", name)
        else ""
    )


def input_and_layer(case: Case) -> Claims:
    """``Input type (A) and bias type (B) should be the same``: the device, the type, or both."""
    mine, layers = case.parts["mine"], case.parts["layers"]
    devices = {device(mine), device(layers)}
    found = [*claims("devices")] if "" not in devices and len(devices) == 2 else []
    return (*found, *_mixed(mine, layers))


def _mixed(mine: str, layers: str) -> Claims:
    """What two types tell: that of the input and that of the weights."""
    pair = kind(mine), kind(layers)
    if HALF in pair and pair[0] != pair[1]:
        return claims("half-mixed")
    key = {(DOUBLE, FLOAT): "float64-input", (FLOAT, DOUBLE): "layer-float64"}.get(pair, "")
    if pair[0] in (WHOLE, TRUTH) and pair[1] in (FLOAT, DOUBLE):
        key = "integer-input"
    return claims(key)


def expected_found(case: Case) -> Claims:
    """``expected scalar type A but found B``: whose types they are is for the frames to say."""
    wanted, found = case.parts["wanted"], case.parts["found"]
    places = {device(wanted), device(found)}
    mix = claims("devices") if "" not in places and len(places) == 2 else ()
    return (*mix, *_expected(case, wanted, found))


def _expected(case: Case, wanted: str, found: str) -> Claims:
    pair = kind(wanted), kind(found)
    argument = case.parts.get("argument", "")
    if HALF in pair and pair[0] != pair[1]:
        return claims("half-mixed")
    if (
        argument == "index"
        or argument == "indices"
        or case.within(r"embedding|one_hot|scatter_?\(|gather\(|index_select|in call to _th_index")
    ):
        return claims("indices-whole") if pair[0] == WHOLE else ()
    if case.within(CLASSES) and not case.within("binary_cross_entropy"):
        return _class_numbers(wanted, found)
    if case.within(REGRESSION):
        return _regression(pair)
    if argument == "target":
        return _class_numbers(wanted, found) if kind(wanted) == WHOLE else _regression(pair)
    if argument in ("mat1", "mat2", "weight", "input") or case.within(LAYERS):
        return _layers(pair)
    return () if argument else _anywhere(pair, wanted, found)


def _class_numbers(wanted: str, found: str) -> Claims:
    pair = kind(wanted), kind(found)
    if pair[0] == WHOLE and pair[1] in (FLOAT, DOUBLE):
        return claims("float-targets")
    if pair == (WHOLE, WHOLE):
        return claims("int32-targets")
    return claims("float-targets integer-input") if WHOLE in pair else claims("float64-input") if DOUBLE in pair else ()


def _regression(pair: tuple[str, str]) -> Claims:
    if WHOLE in pair or TRUTH in pair:
        return claims("targets-to-float")
    return claims("float64-targets") if set(pair) == {FLOAT, DOUBLE} else ()


def _layers(pair: tuple[str, str]) -> Claims:
    if WHOLE in pair and {FLOAT, DOUBLE} & set(pair):
        return claims("integer-input")
    return claims("float64-input layer-float64") if set(pair) == {FLOAT, DOUBLE} else ()


def _anywhere(pair: tuple[str, str], wanted: str, found: str) -> Claims:
    """No frame says where it was: both that are possible."""
    if pair == (WHOLE, WHOLE):
        return claims("int32-targets") if "int" in found.lower() else ()
    if pair[0] == WHOLE and pair[1] in (FLOAT, DOUBLE):
        return claims("float-targets integer-input" if "long" in wanted.lower() else "integer-input")
    if pair[0] in (FLOAT, DOUBLE) and pair[1] == WHOLE:
        return claims("integer-input targets-to-float")
    if pair == (DOUBLE, FLOAT):
        return claims("float64-input layer-float64")
    return claims("float64-input float64-targets") if pair == (FLOAT, DOUBLE) else ()


def found_expected(case: Case) -> Claims:
    """``Found dtype A but expected B``: a loss or its backward."""
    pair = kind(case.parts["found"]), kind(case.parts["wanted"])
    return claims("half-mixed") if HALF in pair and pair[0] != pair[1] else _regression(pair)


def targets(case: Case) -> Claims:
    """``expected target dtype to be Long or Byte, but got A``."""
    return claims("int32-targets" if kind(case.parts["found"]) == WHOLE else "float-targets")


def not_implemented(case: Case) -> Claims:
    """``"max_pool2d" not implemented for 'Long'``: the operation and the type decide."""
    operation, what = case.parts["operation"].lower(), kind(case.parts["type"])
    whole = what in (WHOLE, TRUTH)
    if what == HALF:
        return claims("half-cpu")
    if "nll_loss" in operation:
        return claims("float-targets" if what in (FLOAT, DOUBLE) else "int32-targets") if what else ()
    if "pool" in operation and whole:
        return claims("pool-bool" if what == TRUTH else "pool-integers")
    if ("conv" in operation or operation in ("thnn_conv2d", "mkldnn_conv")) and whole:
        return claims("integer-both")
    numeric = r"softmax|mse|l1|huber|mean|sqrt|exp|log|sigmoid|tanh|norm|linspace|normal|uniform|bernoulli|gelu|elu|relu|dropout|std|var|cross|binary|upsample"
    return claims("whole-operation") if whole and re.search(numeric, operation) else ()


def cast(case: Case) -> Claims:
    """``result type Float can't be cast to the desired output type Long``."""
    if kind(case.parts["wanted"]) not in (WHOLE, TRUTH):
        return ()
    if case.within(r"binary_cross_entropy|BCE"):
        return claims("targets-to-float")
    return claims("in-place-cast" if case.runs(r"[-+*/]=|\w_\(") else "targets-to-float in-place-cast")


def none(case: Case) -> Claims:
    """Something is None: what it should have been is for the line that was running to say."""
    attribute, code, path = case.parts.get("attribute", ""), case.error.code, case.error.path
    if re.search(r"\.grad\b", code):
        return claims("no-gradient")
    if not code and (attribute in ("zero_", "detach_") or (attribute == "data" and not path)):
        return claims("no-gradient" if attribute != "data" else "no-gradient no-return")
    layer = [frame for frame in case.error.frames if re.search(r"torch[/\\]nn|torch[/\\]_tensor", frame.file)]
    if case.parts.get("argument") == "target":
        return claims("none-given")
    if case.parts.get("argument") == "input" or (layer and layer[-1] is case.error.frames[-1]):
        return claims("no-return none-given")
    if re.search(
        r"__getitem__|cv2|imread|Image\.|\bim(?:g|age|s)?\w*\b|\bphoto|\bpicture|\bframe\b|\bmask\b|transform",
        f"{code}\n{path}",
    ):
        return claims("none-given")
    if re.search(
        r"self\.\w+\(|\bmodel|\bnet\b|\bout(?:put)?s?\b|\bpred|\blogits|\bfeatures?\b|\by(?:_hat|_pred)?\b|\bloss\b|\bscores\b",
        code,
    ):
        return claims("no-return none-given")
    if attribute in IMAGE_WORDS:
        return claims("none-given")
    operation = case.parts.get("operation", "")
    if not code and operation in ("*", "*=", "-", "-=") and case.parts.get("left") in ("float", "Tensor", "int"):
        return claims("no-gradient no-return")
    if not code and (attribute in TENSOR_WORDS or not attribute):
        return claims("no-return none-given")
    return claims("none-given")


TENSOR_WORDS = {
    "shape", "size", "dim", "view", "reshape", "to", "float", "long", "detach", "cpu", "cuda", "backward", "item", "unsqueeze",
    "squeeze", "flatten", "mean", "sum", "permute", "numpy", "requires_grad", "grad_fn", "argmax", "max", "device", "dtype", "ndim",
}  # fmt: skip
"""What tensors have: a forward without return is as likely as a picture that was not found."""
IMAGE_WORDS = {"astype", "copy", "convert", "resize", "transpose", "save", "crop"}


def wrong_kind(case: Case) -> Claims:
    """``linear(): argument 'input' must be Tensor, not list``: by what stands in its place."""
    found, operation = case.parts["found"], case.parts.get("operation", "")
    if found == "NoneType":
        return none(case) if case.parts.get("argument") in ("input", "target", None) else claims("none-given")
    if case.parts.get("argument") not in ("input", "target", "", None, "other", "self", "mat1"):
        return ()
    if found == "tuple":
        return claims("tuple-given")
    if found in (
        "numpy.ndarray",
        "ndarray",
        "list",
        "Image",
        "JpegImageFile",
        "PngImageFile",
        "PIL.Image.Image",
        "int",
        "float",
    ) and operation not in ("tensor", "cat", "stack", "rand"):
        return claims("no-tensor")
    return ()


RUNTIME = ("RuntimeError",)
TYPES = ("TypeError",)
BOTH = ("RuntimeError", "TypeError", "ValueError", "AttributeError", "NotImplementedError")

RULES = (
    Rule(
        rf"Input type \( (?P<mine>{TYPE_NAME}) \) and (?:bias|weight) type \( (?P<layers>{TYPE_NAME}) \) should be the same",
        input_and_layer,
        RUNTIME,
        right=(
            ("Input type (long int) and bias type (float) should be the same", "integer-input"),
            ("Input type (double) and bias type (float) should be the same", "float64-input"),
            ("Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same", "devices"),
            (
                "Input type (torch.cuda.ByteTensor) and weight type (torch.cuda.FloatTensor) should be the same",
                "integer-input",
            ),
            ("Input type (MPSFloatType) and weight type (torch.FloatTensor) should be the same", "devices"),
            (
                "Input type (torch.cuda.HalfTensor) and weight type (torch.cuda.FloatTensor) should be the same",
                "half-mixed",
            ),
            ("Input type (float) and bias type (double) should be the same", "layer-float64"),
        ),
    ),
    Rule(
        r"mat1 and mat2 must have the same dtype, but got (?P<mine>\w+?) and (?P<layers>\w+)$",
        input_and_layer,
        RUNTIME,
        right=(
            ("mat1 and mat2 must have the same dtype, but got Long and Float", "integer-input"),
            ("mat1 and mat2 must have the same dtype, but got Float and Double", "layer-float64"),
        ),
    ),
    Rule(
        r"mat1 and mat2 must have the same dtype$",
        "integer-input float64-input",
        RUNTIME,
        right=(("mat1 and mat2 must have the same dtype", "integer-input float64-input"),),
    ),
    Rule(
        r"expected m1 and m2 to have the same dtype, but got: (?P<mine>[\w: ]+) != (?P<layers>[\w: ]+)",
        input_and_layer,
        RUNTIME,
        right=(("expected m1 and m2 to have the same dtype, but got: double != float", "float64-input"),),
    ),
    Rule(
        r"expected target dtype to be Long or Byte, but got (?P<found>\w+)",
        targets,
        RUNTIME,
        right=(
            ("expected target dtype to be Long or Byte, but got Int", "int32-targets"),
            ("expected target dtype to be Long or Byte, but got Double", "float-targets"),
        ),
    ),
    Rule(
        r"expected (?: scalar type | object of scalar type | object of type | dtype | object of data type ) (?P<wanted> (?:torch\.)?(?:cuda\.)?\w+? ) (?:Tensor)?"
        r" but (?:found|got) (?:scalar type|data type|type|dtype)? (?P<found> (?:torch\.)?(?:cuda\.)?(?:Long|Int|Short|Char|Byte|Bool|Half|BFloat16|Float|Double)) (?:Tensor)?"
        r" (?: for argument #?\d+ '(?P<argument>\w+)' | for sequence .* | \(.* | for .* | \. | $ )",
        expected_found,
        RUNTIME,
        right=(
            ("expected scalar type Long but found Float", "float-targets integer-input"),
            ("expected scalar type Long but found Int", "int32-targets"),
            (
                "Expected object of scalar type Long but got scalar type Float for argument #2 'target' in call to _thnn_nll_loss_forward",
                "float-targets",
            ),
            (
                "Expected object of scalar type Float but got scalar type Long for argument #2 'mat1' in call to _th_addmm",
                "integer-input",
            ),
            (
                "Expected object of type torch.LongTensor but found type torch.FloatTensor for argument #2 'target'",
                "float-targets",
            ),
            ("expected scalar type Half but found Float", "half-mixed"),
        ),
    ),
    Rule(
        r"Found dtype (?P<found>\w+?) but expected (?P<wanted>\w+)",
        found_expected,
        RUNTIME,
        right=(
            ("Found dtype Long but expected Float", "targets-to-float"),
            ("Found dtype Double but expected Float", "float64-targets"),
        ),
    ),
    Rule(
        r"result type (?P<found>\w+?) can't be cast to the desired output type (?P<wanted>\w+)",
        cast,
        RUNTIME,
        right=(("result type Float can't be cast to the desired output type Long", "targets-to-float in-place-cast"),),
    ),
    Rule(
        r"Expected floating point type for target with class probabilities, got \w+",
        "one-hot-targets",
        RUNTIME,
        right=(("Expected floating point type for target with class probabilities, got Long", "one-hot-targets"),),
    ),
    Rule(
        r"'?(?P<operation>[\w() ,.:]+?)'? (?:is)? not (?:yet)? implemented for (?:type)? '?(?:torch\.)?(?:cuda\.)?(?P<type>\w+)'?",
        not_implemented,
        ("RuntimeError", "NotImplementedError"),
        right=(
            ("\"max_pool2d\" not implemented for 'Long'", "pool-integers"),
            ("\"slow_conv2d_cpu\" not implemented for 'Long'", "integer-both"),
            ("\"max_pool2d\" not implemented for 'Bool'", "pool-bool"),
            ("\"slow_conv2d_cpu\" not implemented for 'Half'", "half-cpu"),
            ("\"nll_loss_forward_reduce_cuda_kernel_2d_index\" not implemented for 'Int'", "int32-targets"),
            ("\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'", "whole-operation"),
        ),
    ),
    Rule(
        r"(?: mean\(\): | Can only calculate the mean of floating types | std and var only support | mean\(\): input dtype should be )",
        "whole-operation",
        RUNTIME,
        right=(
            (
                "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long",
                "whole-operation",
            ),
        ),
    ),
    Rule(
        r"(?: Expected tensor for argument #1 'indices' to have (?: one of the following scalar types | scalar type Long )"
        r" | tensors used as indices must be long | one_hot is only applicable to index tensor | gather\(\): Expected dtype int | scatter\w*\(\): Expected dtype int )",
        "indices-whole",
        ("RuntimeError", "IndexError"),
        right=(
            (
                "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.FloatTensor instead",
                "indices-whole",
            ),
        ),
    ),
    Rule(
        r"Only Tensors of floating point (?:and complex)? dtype can require gradients",
        "whole-gradient",
        RUNTIME,
        right=(("Only Tensors of floating point and complex dtype can require gradients", "whole-gradient"),),
    ),
    Rule(
        r"(?: Expected all tensors to be on the same device | Expected object of (?:backend|device type) \w+? but got (?:backend|device type) \w+"
        r" | Tensor for (?:argument \#\d+)? (?:'out'|'\w+')? is on \w+, but expected (?:it|them)? to be on"
        r" | Tensor on device \S+? is not on the expected device | Expected tensor for argument \#\d '\w+' to have the same device"
        r" | Expected object of type (?:Variable\[)?(?:torch\.cuda\.\w+|CUDA\w+)\]? but found type (?:Variable\[)?(?:torch\.(?!cuda)\w+|CPU\w+)\]?"
        r" | Expected object of type (?:torch\.(?!cuda)\w+) but found type torch\.cuda\.\w+"
        r" | Input and (?:hidden|parameter) tensors are not at the same device | Input, output and indices must be on the current device"
        r" | Placeholder storage has not been allocated on MPS device | arguments are located on different GPUs"
        r" | indices should be either on \w+ or on the same device as the indexed tensor | .{0,60}must be on the same device"
        r" | expected .{0,40} to be on (?:cuda|cpu|mps)\S* , but )",
        "devices",
        BOTH,
        right=(
            (
                "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!",
                "devices",
            ),
            ("Expected object of backend CPU but got backend CUDA for argument #4 'mat1'", "devices"),
            (
                "Expected object of device type cuda but got device type cpu for argument #2 'mat2' in call to _th_mm",
                "devices",
            ),
            (
                "Tensor for argument #2 'mat1' is on CPU, but expected it to be on GPU (while checking arguments for addmm)",
                "devices",
            ),
            ("Tensor on device cpu is not on the expected device meta!", "devices"),
            (
                "Expected object of type torch.cuda.FloatTensor but found type torch.FloatTensor for argument #2 'mat1'",
                "devices",
            ),
        ),
    ),
    Rule(
        r"Tensor for 'out' is on \w+,",
        "devices",
        RUNTIME,
        right=(
            (
                "Tensor for 'out' is on CPU, Tensor for argument #1 'self' is on CPU, but expected them to be on GPU (while checking arguments for addmm)",
                "devices",
            ),
        ),
    ),
    Rule(
        r"(?: can't convert (?:cuda|CUDA|mps|meta|xpu)(?::\d+)? (?:device type)? tensor to numpy | can't convert CUDA tensor to numpy )",
        "numpy-device",
        ("TypeError", "RuntimeError"),
        right=(
            (
                "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.",
                "numpy-device",
            ),
        ),
    ),
    Rule(
        r"Can't call numpy\(\) on (?:Tensor|Variable) that requires grad",
        "numpy-grad",
        RUNTIME,
        right=(("Can't call numpy() on Variable that requires grad. Use var.detach().numpy() instead.", "numpy-grad"),),
    ),
    Rule(
        r"(?: Torch not compiled with CUDA enabled | Found no NVIDIA driver on your system | No CUDA GPUs are available | Cannot initialize CUDA )",
        "no-cuda",
        ("AssertionError", "RuntimeError"),
        right=(("Torch not compiled with CUDA enabled", "no-cuda"),),
    ),
    Rule(
        r"Attempting to deserialize object on a CUDA device but torch.cuda.is_available\(\) is False",
        "map-location",
        RUNTIME,
        right=(
            (
                "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False.",
                "map-location",
            ),
        ),
    ),
    Rule(
        r"(?P<operation>\w+)\(\): argument '(?P<argument>\w+)' (?:\(position \d+\))? must be (?:tuple of)? Tensors?, not (?P<found>[\w.]+)",
        wrong_kind,
        TYPES,
        right=(
            ("linear(): argument 'input' (position 1) must be Tensor, not NoneType", "no-return none-given"),
            ("linear(): argument 'input' (position 1) must be Tensor, not tuple", "tuple-given"),
            ("conv2d(): argument 'input' (position 1) must be Tensor, not numpy.ndarray", "no-tensor"),
        ),
        misses=(
            "cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor",
            "rand(): argument 'size' must be tuple of ints, not str",
        ),
    ),
    Rule(
        r"(?P<operation>conv\w+|linear|\w*pool\w*|embedding|relu|softmax)\(\) received an invalid combination of arguments - got \( (?:Tensor)?(?P<found>[\w.]+?),",
        wrong_kind,
        TYPES,
        right=(
            (
                "conv2d() received an invalid combination of arguments - got (NoneType, Parameter, Parameter, tuple), but expected one of:",
                "no-return none-given",
            ),
        ),
    ),
    Rule(
        r"'NoneType' object has no attribute '(?P<attribute>\w+)'",
        none,
        ("AttributeError",),
        right=(
            ("'NoneType' object has no attribute 'shape'", "no-return none-given"),
            ("'NoneType' object has no attribute 'zero_'", "no-gradient"),
            ("'NoneType' object has no attribute 'group'", "none-given"),
        ),
    ),
    Rule(
        r"(?: (?:cannot unpack non-iterable)? '?NoneType'? object (?:is not (?:iterable|subscriptable|callable))? | object of type 'NoneType' has no len\(\) )",
        none,
        TYPES,
        right=(("'NoneType' object is not subscriptable", "no-return none-given"),),
    ),
    Rule(
        r"unsupported operand type\(s\) for (?P<operation>[^:]+): '(?P<left>NoneType|[\w.]+)' and '(?P<other>NoneType)'",
        none,
        TYPES,
        right=(("unsupported operand type(s) for *: 'float' and 'NoneType'", "no-gradient no-return"),),
    ),
    Rule(
        r"unsupported operand type\(s\) for (?P<operation>[^:]+): '(?P<other>NoneType)' and '(?P<left>[\w.]+)'",
        none,
        TYPES,
        right=(("unsupported operand type(s) for +: 'NoneType' and 'Tensor'", "no-return none-given"),),
    ),
    Rule(
        r"(?: expected Tensor as element \d+ in argument 0, but got NoneType )",
        "no-return none-given",
        TYPES,
        right=(("expected Tensor as element 1 in argument 0, but got NoneType", "no-return none-given"),),
    ),
)
