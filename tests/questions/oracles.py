"""The same questions, put to torch: for each kind a function of the subject and the question's premise."""

import math
from pathlib import Path

import numpy as np
import torch
from beside import beside
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from cifar_gui.engine import network, network_edits, network_shapes
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.sets import sets_of
from cifar_gui.pages import PAGES
from cifar_gui.pages.module import engine as module_engine
from cifar_gui.pages.module.protocol import AskCall
from cifar_gui.protocol import SAMPLES
from cifar_gui.questions.sliding import CONVOLUTION, MAX_POOL
from cifar_gui.recipe import Recipe


def count(module):
    return sum(parameter.numel() for parameter in module.parameters())


def made(call):
    """The layer of a call as a question writes it."""
    return eval(f"nn.{call}", {"nn": nn})


def layer(slide, channels=1, maps=1, groups=1):
    """The layer that a window belongs to, with ones as weights."""
    if slide.operation == CONVOLUTION:
        module = nn.Conv2d(
            channels, maps, slide.kernel, slide.stride, slide.padding, slide.dilation, groups,
            padding_mode=slide.padding_mode,
        )  # fmt: skip
        nn.init.ones_(module.weight)
        nn.init.zeros_(module.bias)
        return module
    if slide.operation == MAX_POOL:
        return nn.MaxPool2d(slide.kernel, slide.stride, slide.padding, slide.dilation, ceil_mode=slide.ceil_mode)
    return nn.AvgPool2d(slide.kernel, slide.stride, slide.padding, slide.ceil_mode)


def shape(slide, channels=1, maps=1, groups=1, pictures=1):
    return tuple(layer(slide, channels, maps, groups)(torch.zeros(pictures, channels, *slide.size)).shape)


def readings(slide):
    """(H, W): how many places of the window read each input cell."""
    if slide.operation == CONVOLUTION:
        x = torch.zeros(1, 1, *slide.size, requires_grad=True)
        layer(slide)(x).sum().backward()
        return x.grad[0, 0]
    # A maximum hides what it does not take: the places are counted one by one.
    high, wide = shape(slide)[-2:]
    wide_open = torch.zeros(slide.size[0] + 200, slide.size[1] + 200)
    for i in range(high):
        for j in range(wide):
            top, left = 100 + i * slide.stride[0] - slide.padding[0], 100 + j * slide.stride[1] - slide.padding[1]
            rows = torch.arange(slide.kernel[0]) * slide.dilation[0] + top
            columns = torch.arange(slide.kernel[1]) * slide.dilation[1] + left
            wide_open[rows[:, None], columns] += 1
    return wide_open[100 : 100 + slide.size[0], 100 : 100 + slide.size[1]]


def table(subject, premise=None):
    """The first table as (1, 1, H, W), with the change that is supposed."""
    x = torch.tensor(next(iter(subject.reply.tables.values())).values)[None, None].clone()
    if premise and "place" in premise and "value" in premise:
        x[(0, 0, *premise["place"])] = premise["value"]
    return x


def window_layer(subject, x, weight=None):
    arithmetic = subject.reply.arithmetic
    weight = torch.tensor(np.ascontiguousarray(arithmetic.weight if weight is None else weight), dtype=torch.double)
    bias = None if arithmetic.bias is None else torch.tensor(arithmetic.bias, dtype=torch.double)
    top, left, bottom, right = arithmetic.padding
    padded = F.pad(x, (left, right, top, bottom))
    return F.conv2d(padded, weight, bias, arithmetic.stride, 0, arithmetic.dilation)


def pool_layer(subject):
    kwargs = dict(subject.reply.called.kwargs)
    kwargs.pop("return_indices", None)
    return getattr(nn, subject.reply.called.kind)(*subject.reply.called.args, **kwargs), kwargs


def pooled(subject, premise):
    return float(pool_layer(subject)[0](table(subject, premise))[(0, 0, *premise["at"])])


def index(subject, premise):
    kind, args = subject.reply.called.kind, subject.reply.called.args
    module = getattr(nn, kind)(*args, **{**pool_layer(subject)[1], "return_indices": True})
    return int(module(table(subject, premise))[1][(0, 0, *premise["at"])])


def other_kind(subject, premise):
    """The other kind of pooling on the same window."""
    name = subject.reply.called.kind
    turned = name.replace("Max", "Avg") if "Max" in name else name.replace("Avg", "Max")
    kwargs = pool_layer(subject)[1]
    if "dilation" in kwargs:  # a mean has none: the window is cut out
        x = table(subject)
        rows, columns = (axis.taps(at) for axis, at in zip(
            subject.reply.arithmetic.axes(x.shape), premise["at"], strict=True))  # fmt: skip
        return float(x[0, 0][np.ix_(rows, columns)].mean())
    keep = {key: value for key, value in kwargs.items() if key in ("stride", "padding", "ceil_mode", "output_size")}
    return float(getattr(nn, turned)(*subject.reply.called.args, **keep)(table(subject))[(0, 0, *premise["at"])])


def nudge(subject, premise):
    x = table(subject).requires_grad_()
    pool_layer(subject)[0](x)[(0, 0, *premise["at"])].backward()
    slope = float(x.grad[(0, 0, *premise["place"])])
    return "stays" if slope == 0 else "rises" if slope == 1 else "less" if slope > 0 else "falls"


def activation(premise):
    name, constants = premise["layer"], premise["constants"]
    keys = {"LeakyReLU": ["negative_slope"], "ELU": ["alpha"], "Softplus": ["beta", "threshold"]}.get(name, [])
    keys = ["approximate"] if name == "GELU" else keys
    kwargs = {key: constants[key] for key in keys if key in constants}
    if name == "PReLU":
        kwargs = {"init": constants.get("weight", 0.25)}
    return getattr(nn, name)(**kwargs).double()


def activated(subject, premise):
    with torch.no_grad():
        return float(activation(premise)(torch.tensor([premise["x"]], dtype=torch.double)))


def slope(subject, premise):
    x = torch.tensor([premise["x"]], dtype=torch.double, requires_grad=True)
    activation(premise)(x).sum().backward()
    return float(x.grad)


def twice(subject, premise):
    once = getattr(nn, premise["layer"])()(torch.linspace(-3, 3, 25))
    again = getattr(nn, premise["layer"])()(once)
    changed = once != again
    return "nothing" if not changed.any() else "all" if changed.all() else "negatives"


def in_place(subject, premise):
    x = torch.tensor([-1.0, 2.0])
    y = nn.ReLU(inplace=True)(x)
    return "result" if torch.equal(x, y) and x[0] == 0 else "same"


def halves(subject, premise):
    return next(key for key, way in premise["slides"].items() if shape(way)[-2:] == premise["out"])


def flattened(subject, premise):
    return tuple(torch.flatten(torch.zeros(premise["shape"]), premise["start"]).shape)


def last_batch(subject, premise):
    with torch.device("meta"):
        flat = torch.flatten(torch.zeros(premise["shape"]), premise["start"])
        try:
            nn.Linear(premise["into"], 10)(flat)
        except RuntimeError:
            return "fails"
    return "works"


def vgg_maps(side, poolings):
    steps = [nn.Conv2d(1, 1, 3, padding=1), nn.MaxPool2d(2)] * poolings
    return nn.Sequential(*steps)(torch.zeros(1, 1, side, side)).shape


def evened(subject, premise):
    x = torch.tensor(premise["values"], dtype=torch.double).reshape(-1, 1)
    return float(nn.BatchNorm1d(1).double()(x).detach()[premise["values"].index(premise["value"])])


def running(subject, premise):
    norm = nn.BatchNorm2d(1, momentum=premise["momentum"])
    norm(torch.linspace(-1, 1, 32).reshape(2, 1, 4, 4) + premise["mean"])
    return float(norm.running_mean)


def over(subject, premise):
    """How many inputs the mean behind one output is taken over: those that its gradient reaches."""
    x = torch.randn(premise["shape"], dtype=torch.double, requires_grad=True)
    made(premise["call"]).double()(x)[0, 0, 0, 0].backward()
    return int((x.grad.abs() > 1e-12).sum())


def padded_row(subject, premise):
    x = torch.tensor(premise["row"], dtype=torch.double).reshape(1, 1, 1, -1)
    pads = (premise["count"], 0, 0, 0)
    return float(getattr(nn, premise["layer"])(pads)(x)[0, 0, 0, 0])


def dropped(subject, premise):
    module = nn.Dropout(premise["p"]).train(premise["training"])
    y = module(torch.full((10_000,), premise["x"]))
    return float(y[y != 0][0])


def zeros(subject, premise):
    return float((nn.Dropout(premise["p"])(torch.ones(400, 3072)) == 0).sum() / 400)


def recurrent(subject, premise):
    x = torch.zeros(premise["count"], 32, 96)
    module = getattr(nn, premise["key"])(96, premise["hidden"], batch_first=True, bidirectional=premise["both"])
    return tuple(module(x)[0].shape)


def state(subject, premise):
    rnn = nn.RNN(1, 1, bias=False)
    with torch.no_grad():
        rnn.weight_ih_l0.fill_(premise["w"])
        rnn.weight_hh_l0.fill_(premise["u"])
        y, _ = rnn(torch.tensor([[premise["x"]]]), torch.tensor([[premise["h"]]]))
    return float(y)


def attention(subject, premise):
    side = premise["side"]
    x = F.unfold(torch.zeros(1, 3, 32, 32), side, stride=side).transpose(1, 2)
    with torch.no_grad():
        weights = nn.MultiheadAttention(x.shape[-1], 1, batch_first=True)(x, x, x)[1]
    return tuple(weights.shape[1:])


def net_shape(subject, premise):
    _, channels, height, width = premise["in_shape"]
    slide = premise["slide"]
    with torch.device("meta"):
        module = nn.Conv2d(
            channels, premise["maps"], slide.kernel, slide.stride, slide.padding, slide.dilation, premise["groups"]
        )
        return tuple(module(torch.zeros(premise["in_shape"][0], channels, height, width)).shape)


def net_keeps(subject, premise):
    side, size = premise["side"], premise["in_shape"][2]
    fits = (pad for pad in range(side) if size + 2 * pad >= side)
    return next(
        p
        for p in fits
        if F.conv2d(torch.zeros(1, 1, size, 1 + 2 * side), torch.ones(1, 1, side, 1), padding=(p, 0)).shape[2] == size
    )


def described(net, batch):
    """The rows of a network and what torch says of each."""
    report = network_shapes.describe(net, batch)[0]
    return report, list(zip(network_edits.rows(net), report.rows, strict=True))


def another_batch(subject, premise):
    """The shapes of all layers of that name, inside blocks too."""
    _, lines = described(subject.reply.network, premise["batch"])
    return [told.out_shape for row, told in lines if row.part.name == premise["name"]]


def misfit(subject, premise):
    from dataclasses import replace

    net = subject.reply.network
    parts = tuple(
        replace(part, args=(part.args[0], premise["maps"], *part.args[2:])) if part.name == premise["name"] else part
        for part in net.layers
    )
    report = network_shapes.describe(replace(net, layers=parts), 2)[0]
    return "" if report.fault is None else net.layers[report.fault].name


def saved_tensors(subject, premise):
    """A layer of that name may lie in several blocks: the answer is the same for each."""
    module = network.build(subject.reply.network)
    held = next(part for name, part in module.named_modules() if name.rpartition(".")[2] == premise["name"])
    if premise["change"] == "bias":
        held.bias = None
    elif premise["change"] == "norm":
        module.append(nn.BatchNorm2d(held.out_channels))
    return len(module.state_dict())


def adds(subject, premise):
    from torch.utils.flop_counter import FlopCounterMode

    shape_of = (1, *premise["in_shape"][1:])
    with torch.device("meta"):
        module = network.KINDS[premise["layer"].kind](*premise["layer"].args, **dict(premise["layer"].kwargs))
        with FlopCounterMode(display=False) as counter:
            module(torch.zeros(shape_of))
    return counter.get_total_flops() // 2


def field(subject, premise):
    """Rows of the picture that one cell in the middle depends on."""
    x = torch.rand(1, 1, 600, 40, dtype=torch.double, requires_grad=True)
    chain = []
    for part in premise["layers"]:
        kwargs = dict(part.kwargs)
        if part.kind == "Conv2d":
            names = ("in", "out", "kernel_size", "stride", "padding", "dilation")
            given = {**dict(zip(names, part.args, strict=False)), **kwargs}
            vertical = {key: first(given[key]) for key in ("kernel_size", "stride", "dilation") if key in given}
            conv = nn.Conv2d(1, 1, (vertical["kernel_size"], 1), (vertical.get("stride", 1), 1), 0,
                             (vertical.get("dilation", 1), 1)).double()  # fmt: skip
            nn.init.ones_(conv.weight)
            chain.append(conv)
        else:
            given = {**dict(zip(("kernel_size", "stride"), part.args, strict=False)), **kwargs}
            kernel = first(given["kernel_size"])
            step = kernel if given.get("stride") is None else first(given["stride"])
            conv = nn.Conv2d(1, 1, (kernel, 1), (step, 1), 0, (first(given.get("dilation", 1)), 1)).double()
            nn.init.ones_(conv.weight)
            chain.append(conv)
    y = nn.Sequential(*chain)(x)
    y[0, 0, y.shape[2] // 2, 0].backward()
    rows = (x.grad[0, 0].abs().sum(1) > 0).nonzero().ravel()
    return int(rows[-1] - rows[0]) + 1


def first(value):
    return value[0] if isinstance(value, tuple) else value


def collapse(subject, premise):
    return count(nn.Linear(premise["a"], premise["c"]))


def reduction(subject, premise):
    losses = torch.tensor(subject.reply.quantity("loss"))
    return float(losses.sum() if premise["reduction"] == "sum" else losses.mean())


def pair_loss(subject, premise):
    return float(getattr(nn, premise["loss"])()(torch.tensor([premise["x"]]), torch.tensor([premise["t"]])))


def loss_gradient(subject, premise):
    n = premise["count"]
    x = torch.cat([torch.tensor([premise["x"]]), torch.zeros(n - 1)]).requires_grad_()
    target = torch.cat([torch.tensor([premise["t"]]), torch.ones(n - 1)])
    getattr(nn, premise["loss"])(reduction="mean" if premise["mean"] else "sum")(x, target).backward()
    return float(x.grad[0])


def cross_entropy(scores, label=0, **kwargs):
    return float(nn.CrossEntropyLoss(**kwargs)(torch.tensor([scores], dtype=torch.double), torch.tensor([label])))


def shift(subject, premise):
    scores = [1.0, -2.0, 0.5]
    moved = [score + premise["shift"] for score in scores]
    return "same" if math.isclose(cross_entropy(scores), cross_entropy(moved), abs_tol=1e-9) else "more"


def labels(subject, premise):
    scores = torch.zeros(premise["pictures"], premise["classes"])
    target = torch.zeros(premise["pictures"], dtype=torch.int64)
    assert nn.CrossEntropyLoss()(scores, target) > 0
    return tuple(target.shape)


def smoothing(subject, premise):
    """The share of the right class, read from the gradient: softmax minus target."""
    x = torch.zeros(1, premise["classes"], dtype=torch.double, requires_grad=True)
    nn.CrossEntropyLoss(label_smoothing=premise["e"])(x, torch.tensor([0])).backward()
    return 1 / premise["classes"] - float(x.grad[0, 0])


def parameter(subject, name):
    return next(one for one in subject.reply.parameters if one.name == name)


def logit(subject, premise):
    x = torch.tensor(subject.reply.logits, dtype=torch.double, requires_grad=True)
    F.cross_entropy(x, torch.tensor(subject.reply.labels), reduction="sum").backward()
    return float(x.grad[premise["picture"], premise["place"]])


def own_loss(subject, premise):
    losses = F.cross_entropy(torch.tensor(subject.reply.logits), torch.tensor(subject.reply.labels), reduction="none")
    return float(losses[premise["picture"]])


def step(subject, premise):
    one = parameter(subject, premise["name"])
    w = nn.Parameter(torch.tensor(one.values, dtype=torch.double))
    w.grad = torch.tensor(one.grad, dtype=torch.double)
    torch.optim.SGD([w], lr=premise["lr"]).step()
    return float(w.detach()[premise["index"]] - float(one.values[premise["index"]]))


def again(subject, premise):
    return premise["times"] * float(parameter(subject, premise["name"]).grad[premise["index"]])


def mean_to_sum(subject, premise):
    w = torch.ones(1, requires_grad=True)
    x = torch.linspace(-1, 2, premise["count"])
    (w * x).mean().backward()
    mean = float(w.grad)
    w.grad = None
    (w * x).sum().backward()
    return float(w.grad) / mean * premise["g"]


def before(subject, premise):
    return "none" if nn.Conv2d(3, 8, 3).weight.grad is None else "zeros"


def batches(subject, premise):
    return [len(part) for part in torch.split(torch.arange(premise["images"]), premise["batch"])]


def blank(count):
    """A data set of so many pictures in its training split; nobody looks at them."""
    split = Split(np.broadcast_to(np.uint8(0), (count, 3, 32, 32)), np.arange(count) % 10)
    return DataSet(SAMPLES, Path(), None, split, split)


def class_numbers(subject, premise):
    """The learner's own line, which stretches the numbers over all scores."""
    classes = premise["classes"]
    scores, labels = torch.full((classes, classes), premise["score"]), torch.arange(classes)
    return float(F.mse_loss(scores, labels.float()[:, None].expand_as(scores)))


def broken(subject, premise):
    """What the first loss says: that of ten equal scores, of class numbers, or far beyond both."""
    first = float(subject.more["run"].losses.values[0])
    if math.isclose(first, cross_entropy([0.0] * 10), abs_tol=1e-5):
        return "zero_start"
    return "wrong_loss" if first < class_numbers(subject, {"classes": 10, "score": 0.0}) + 10 else "huge_start"


def reach(subject, premise):
    """1.96 standard errors of a mean of zeros and ones."""
    pictures = premise["pictures"]
    right = torch.arange(pictures, dtype=torch.double) < premise["p"] * pictures
    return float(196 * right.double().std(unbiased=False) / math.sqrt(pictures))


def optimised(subject, premise):
    p = nn.Parameter(torch.tensor([premise["w"]], dtype=torch.double))
    optimizer = torch.optim.SGD(
        [p], premise["lr"], momentum=premise.get("momentum", 0.0), weight_decay=premise.get("decay", 0.0)
    )
    if "v" in premise:
        optimizer.state[p]["momentum_buffer"] = torch.tensor([premise["v"]], dtype=torch.double)
    for g in premise["g"]:
        p.grad = torch.tensor([g], dtype=torch.double)
        optimizer.step()
    return float(p.detach())


def recorded_step(subject, premise):
    """The same step by torch's own SGD, in double precision."""
    old = float(subject.reply.made.values[0][premise["index"]])
    params = subject.reply.params
    p = nn.Parameter(torch.tensor([old], dtype=torch.double))
    p.grad = torch.tensor([premise["g"]], dtype=torch.double)
    torch.optim.SGD([p], params.lr, momentum=params.momentum).step()
    return float(p.detach()) - old


def adam(subject, premise):
    p = nn.Parameter(torch.tensor([premise["w"]], dtype=torch.double))
    p.grad = torch.tensor([premise["g"][0]], dtype=torch.double)
    torch.optim.Adam([p], lr=premise["lr"]).step()
    return float(p.detach())


def forgot(subject, premise):
    w = torch.ones(1, requires_grad=True)
    for k in range(premise["step"]):
        (w * (k + 1.0)).sum().backward()
    return "sum" if float(w.grad) == sum(range(1, premise["step"] + 1)) else "newest"


def order(subject, premise):
    from cifar_gui.questions.training import ORDERS

    for lines in ORDERS:
        torch.manual_seed(0)
        model = nn.Linear(2, 1)
        optimizer = torch.optim.SGD(model.parameters(), 0.1)
        for _ in range(3):
            x = torch.randn(4, 2)
            loss = (model(x) - x.sum(1, keepdim=True)).square().mean()
            exec(lines, {"optimizer": optimizer, "loss": loss})
        if lines == ORDERS[0]:
            best = float(loss.detach())
        else:
            assert float(loss.detach()) > best
    return ORDERS[0]


def rate(subject, premise):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], premise["lr"])
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, premise["every"], premise["gamma"])
    for _ in range(premise["epoch"] - 1):
        optimizer.step()
        schedule.step()
    return optimizer.param_groups[0]["lr"]


def called(composition):
    told = module_engine.answer(AskCall(1, "", composition))
    return float(told.y.ravel()[0])


def module_twice(subject, premise):
    from cifar_gui.pages.module import Composition

    return called(Composition((*premise["operations"], *premise["operations"]), (premise["x"],)))


def module_appended(subject, premise):
    from dataclasses import replace

    composition = subject.reply.composition
    return called(replace(composition, operations=(*composition.operations, premise["operation"])))


def learned(subject, premise):
    return premise["now"] + count(nn.Linear(premise["n"], premise["n"])) + premise["m"]


def buffers(subject, premise):
    module = nn.Module()
    module.a, module.c, module.d = nn.Parameter(torch.ones(1)), torch.ones(1), nn.Linear(1, 1)
    module.register_buffer("b", torch.ones(1))
    (only,) = set(module.state_dict()) - {name for name, _ in module.named_parameters()}
    return {"b": "buffer"}[only]


def hooks(subject, premise):
    ran = []
    module = nn.Identity()
    for _ in range(premise["pre"]):
        module.register_forward_pre_hook(lambda *_: ran.append(1) and None)
    for _ in range(premise["post"]):
        module.register_forward_hook(lambda *_: ran.append(1) and None)
    (module.forward if premise["direct"] else module)(torch.ones(1))
    return len(ran)


class Noted(nn.Module):
    def __init__(self):
        super().__init__()
        self.ran = []

    def __call__(self, x):
        self.ran.append("__call__")
        return super().__call__(x)

    def forward(self, x):
        self.ran.append("forward")
        return x


def call_order(subject, premise):
    module = Noted()
    module.register_forward_pre_hook(lambda *_: module.ran.append("pre-hook"))
    module.register_forward_hook(lambda *_: module.ran.append("hook"))
    module(torch.ones(1))
    return module.ran[module.ran.index(premise["after"]) + 1]


def no_super(subject, premise):
    class Wrong(nn.Module):
        def __init__(self):
            self.fc = nn.Linear(2, 2)

    try:
        Wrong()
    except AttributeError as error:
        return "error" if "before Module.__init__() call" in str(error) else str(error)
    return "later"


def keys(subject, premise):
    return len(nn.Linear(premise["n"], premise["n"], bias=premise["bias"]).state_dict())


def zeroed(subject, premise):
    return int((torch.relu(table(subject) - premise["shift"]) == 0).sum())


def dropout_mode(subject, premise):
    module, x = nn.Dropout(0.5), torch.ones(1000)
    with torch.no_grad():
        left_to_chance = not torch.equal(module(x), module(x))
    module.eval()
    return "eval" if left_to_chance and torch.equal(module(x), module(x)) else "no_grad"


def conv2d(params):
    return nn.Conv2d(
        params.in_channels, params.out_channels, params.kernel_size, groups=params.groups, bias=params.bias
    )


def transposed(subject, premise):
    numbers = [premise[name] for name in ("kernel", "stride", "padding", "added")]
    return tuple(nn.ConvTranspose2d(1, 1, *numbers)(torch.zeros(1, 1, premise["side"], premise["side"])).shape[2:])


def multiply_adds(subject, premise):
    from torch.utils.flop_counter import FlopCounterMode

    params = premise["params"]
    module = nn.Conv2d(params.in_channels, params.out_channels, params.kernel_size, padding=params.padding)
    with FlopCounterMode(display=False) as counter:
        module(torch.zeros(1, params.in_channels, *premise["size"]))
    return counter.get_total_flops() // 2


def scaled(subject, p):
    return float(window_layer(subject, table(subject), p["factor"] * subject.reply.arithmetic.weight)[(0, 0, *p["at"])])


def conv_cell(subject, p):
    return float(window_layer(subject, table(subject, p))[(0, 0, *p["at"])])


def conv_turned(subject, p):
    turned = subject.reply.arithmetic.weight[..., ::-1, ::-1]
    return float(window_layer(subject, table(subject), turned)[(0, 0, *p["at"])])


def padded_products(subject, p):
    slide = p["slide"]
    x = torch.zeros(1, 1, *slide.size, requires_grad=True)
    layer(slide)(x)[0, 0, 0, 0].backward()
    return math.prod(slide.kernel) - int(x.grad.sum())


def products(subject, p):
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        layer(p["slide"])(torch.zeros(1, 1, *p["slide"].size))
    return counter.get_total_flops() // 2


def ceil_cells(subject, p):
    less, more = (math.prod(shape(slide)) for slide in p["slides"])
    return more - less


def keeps(subject, p):
    assert shape(p["slide"])[-2:] == p["slide"].size
    return p["slide"].padding[0]


def span(subject, p):
    x = torch.zeros(1, 1, 60, 60, requires_grad=True)
    F.conv2d(x, torch.ones(1, 1, *p["kernel"]), dilation=p["dilation"])[0, 0, 0, 0].backward()
    return int(x.grad[0, 0].sum(1).nonzero().max()) + 1


def bare_pool(subject, p):
    slide = p["slide"]
    kind = nn.MaxPool2d if slide.operation == MAX_POOL else nn.AvgPool2d
    return tuple(kind(slide.kernel[0])(torch.zeros(1, 1, *slide.size)).shape[-2:])


def adaptive_window(subject, p):
    x = torch.zeros(1, 1, 1, p["width"], requires_grad=True)
    nn.AdaptiveAvgPool2d((1, p["out"]))(x)[0, 0, 0, p["at"]].backward()
    return int((x.grad != 0).sum())


def weight(subject, p):
    return tuple(nn.Conv2d(p["in_channels"], p["out_channels"], p["kernel_size"], groups=p["groups"]).weight.shape)


def reshaped(subject, p):
    x = torch.zeros(p["shape"], device="meta")
    return torch.reshape(x, (-1, 3, *p["shape"][2:])).shape[0]


def conv_shape(subject, p):
    return shape(p["slide"], p["in_shape"][1], p["maps"], p["groups"], p["in_shape"][0])


def pool_shape(subject, p):
    return shape(p["slide"], p["in_shape"][1], 1, 1, p["in_shape"][0])


def adaptive(subject, p):
    return tuple(getattr(nn, p["layer"])(p["output_size"])(torch.zeros(p["in_shape"])).shape)


def bound(subject, p):
    return float(nn.Linear(p["into"], 4000).weight.detach().abs().max())


def linear_out(subject, p):
    return tuple(nn.Linear(p["into"], p["out"])(torch.zeros(p["shape"])).shape)


def share(subject, p):
    holds = {}
    for part in subject.reply.network.layers:
        with torch.device("meta"):
            holds[part.name] = count(getattr(nn, part.kind)(*part.args, **dict(part.kwargs)))
    return holds[p["name"]] / sum(holds.values())


def pad_shape(subject, p):
    return tuple(getattr(nn, p["layer"])(p["pads"])(torch.zeros(p["shape"])).shape)


def embedding_index(subject, p):
    table_of = nn.Embedding(p["rows"], 16)
    table_of(torch.tensor(p["rows"] - 1))
    try:
        table_of(torch.tensor(p["rows"]))
    except IndexError:
        return p["rows"] - 1
    return None


def nn_count(call):
    return lambda subject, p: count(made(call(p)))


def pixel_scaled(subject, premise):
    pixel = torch.full((1, 1, 1), premise["pixel"] / 255, dtype=torch.double)
    mean, std = (torch.tensor([premise[name]], dtype=torch.double).view(1, 1, 1) for name in ("mean", "std"))
    return ((pixel - mean) / std).item()


def gradient_clipped(subject, premise):
    one, rest = (nn.Parameter(torch.zeros(1, dtype=torch.double)) for _ in range(2))
    one.grad = torch.tensor([premise["gradient"]], dtype=torch.double)
    rest.grad = torch.tensor([math.sqrt(premise["norm"] ** 2 - premise["gradient"] ** 2)], dtype=torch.double)
    nn.utils.clip_grad_norm_([one, rest], premise["clip"])
    return one.grad.item()


def weight_averaged(subject, premise):
    network = nn.Linear(1, 1, bias=False).double()
    averaged = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(premise["decay"])
    )
    for value in (premise["mean"], premise["weight"]):
        nn.init.constant_(network.weight, value)
        averaged.update_parameters(network)
    return averaged.module.weight.item()


ORACLES = {
    **{kind: told for page in PAGES for kind, told in getattr(beside(page.key), "ORACLES", {}).items()},
    "sliding.size": lambda s, p: shape(p["slide"])[-2:],
    "sliding.keep": keeps,
    "sliding.reads": lambda s, p: int(readings(p["slide"])[p["at"]]),
    "sliding.span": span,
    "sliding.left": lambda s, p: int((readings(p["slide"]).sum(0) == 0).sum()),
    "conv.cell": conv_cell,
    "conv.turned": conv_turned,
    "conv.scaled": scaled,
    "conv.padded": padded_products,
    "conv.products": products,
    "conv.shape": conv_shape,
    "conv.parameters": lambda s, p: count(conv2d(p["params"])),
    "conv.weight": weight,
    "conv.reshape": reshaped,
    "conv.sums": lambda s, p: float(s.reply.y[(p["picture"], *p["at"])]),
    "conv.half": halves,
    "conv.adds": multiply_adds,
    "conv.transposed": transposed,
    "pool.cell": pooled,
    "pool.index": index,
    "pool.other": other_kind,
    "pool.nudge": nudge,
    "pool.parameters": lambda s, p: count(getattr(nn, p["layer"])(p["kernel_size"])),
    "pool.shape": pool_shape,
    "pool.ceil": ceil_cells,
    "pool.stride": bare_pool,
    "pool.window": lambda s, p: float(s.reply.y[(p["picture"], *p["at"])]),
    "pool.kept": lambda s, p: math.prod(shape(p["slide"])) / math.prod(p["slide"].size),
    "pool.adaptive": adaptive,
    "pool.adaptive-window": adaptive_window,
    "act.value": activated,
    "act.slope": slope,
    "act.largest": lambda s, p: max(
        activated(s, {**p, "x": x}) for x in torch.linspace(p["low"], p["high"], 101, dtype=torch.double).tolist()
    ),
    "act.mirror": activated,
    "act.twice": twice,
    "act.parameters": lambda s, p: count(nn.PReLU(p["count"]) if p["layer"] == "PReLU" else getattr(nn, p["layer"])()),
    "act.inplace": in_place,
    "act.softmax": lambda s, p: float(torch.softmax(torch.tensor(p["values"]), 0)[p["place"]]),
    "act.zeroed": zeroed,
    "act.pixel": activated,
    "linear.flatten": flattened,
    "linear.features": lambda s, p: torch.flatten(torch.zeros(p["shape"]), 1).shape[1],
    "linear.parameters": lambda s, p: count(nn.Linear(p["into"], p["out"], bias=p["bias"])),
    "linear.last": last_batch,
    "linear.dot": lambda s, p: float(s.reply.rows[p["row"], p["out"]]),
    "linear.bound": bound,
    "linear.out": linear_out,
    "vgg.size": lambda s, p: tuple(vgg_maps(p["side"], p["count"])[-2:]),
    "vgg.layer": lambda s, p: count(nn.Conv2d(p["channels"], p["maps"], 3, padding=1)),
    "vgg.classes": lambda s, p: count(nn.Linear(4096, p["classes"])),
    "vgg.share": share,
    "vgg.flat": lambda s, p: 512 * nn.AdaptiveAvgPool2d(7)(torch.zeros(vgg_maps(p["side"], 5))).numel(),
    "gallery.pad": pad_shape,
    "gallery.pad-value": padded_row,
    "gallery.pad-cells": lambda s, p: nn.ZeroPad2d(p["pad"])(torch.zeros(1, 32, 32)).numel() - 1024,
    "gallery.norm-parameters": nn_count(lambda p: p["call"]),
    "gallery.norm-over": over,
    "gallery.norm-value": evened,
    "gallery.norm-running": running,
    "gallery.dropout": dropped,
    "gallery.dropout-zeros": zeros,
    "gallery.mode": dropout_mode,
    "gallery.recurrent": lambda s, p: count(getattr(nn, p["key"])(p["into"], p["hidden"])),
    "gallery.recurrent-shape": recurrent,
    "gallery.recurrent-state": state,
    "gallery.attention": attention,
    "gallery.attention-parameters": lambda s, p: count(nn.MultiheadAttention(p["size"], p["heads"])),
    "gallery.attention-heads": lambda s, p: nn.MultiheadAttention(p["size"], p["heads"]).head_dim,
    "gallery.embedding": lambda s, p: count(nn.Embedding(p["rows"], p["size"])),
    "gallery.embedding-index": embedding_index,
    "gallery.embedding-shape": lambda s, p: (*nn.Embedding(10, p["size"])(torch.zeros(p["shape"], dtype=int)).shape,),
    "net.convolution": net_shape,
    "net.keep": net_keeps,
    "net.parameters": nn_count(lambda p: p["call"]),
    "net.flatten": lambda s, p: nn.Flatten()(torch.zeros(p["out_shape"], device="meta")).shape[1],
    "net.batch": another_batch,
    "net.memory": lambda s, p: torch.zeros(p["batch"], *p["out_shape"][1:], device="meta").nbytes,
    "net.adds": adds,
    "net.saved": saved_tensors,
    "net.collapse": collapse,
    "net.misfit": misfit,
    "net.field": field,
    "loss.reduction": reduction,
    "loss.element": pair_loss,
    "loss.uniform": lambda s, p: cross_entropy([0.3] * p["classes"]),
    "loss.probability": lambda s, p: float(torch.softmax(torch.tensor(p["values"], dtype=torch.double), 0)[p["place"]]),
    "loss.picked": lambda s, p: float(F.nll_loss(torch.tensor([[math.log(p["p"])]]), torch.tensor([0]))),
    "loss.shift": shift,
    "loss.gradient": loss_gradient,
    "loss.labels": labels,
    "loss.smoothing": smoothing,
    "loss.perfect": lambda s, p: cross_entropy([1.0] + [0.0] * (p["classes"] - 1)),
    "back.shape": lambda s, p: tuple(parameter(s, p["name"]).grad.shape),
    "back.logit": logit,
    "back.step": step,
    "back.again": again,
    "back.loss": own_loss,
    "back.sum": mean_to_sum,
    "back.before": before,
    "back.none": lambda s, p: F.cross_entropy(torch.zeros(p["pictures"], 10), torch.zeros(p["pictures"], dtype=int), reduction="none").numel(),  # noqa: E501 - one call
    "run.steps": lambda s, p: len(batches(s, p)),
    "run.last": lambda s, p: batches(s, p)[-1],
    "run.sgd": optimised,
    "loop.step": recorded_step,
    "loop.running": lambda s, p: next(
        one.running for one in s.reply.made.frames if one.line == "running" and one.step == p["count"] - 1
    ),
    "run.momentum": optimised,
    "run.decay": optimised,
    "run.adam": adam,
    "run.sum": lambda s, p: p["sum"] / p["steps"],
    "run.forgot": forgot,
    "run.order": order,
    "run.rate": rate,
    "run.start": lambda s, p: cross_entropy([0.0] * p["classes"]),
    "run.right": lambda s, p: p["count"],
    "run.numbers": class_numbers,
    "run.broken": broken,
    "run.kept": lambda s, p: len(sets_of(
        Recipe(validation=p["share"], images=p["images"]), blank(p["pictures"])
    ).train),
    "run.reach": reach,
    "run.scaled": pixel_scaled,
    "run.clipped": gradient_clipped,
    "run.averaged": weight_averaged,
    "run.dropped": lambda s, p: next(
        one for one in nn.Dropout(p["p"])(torch.full((99,), p["x"], dtype=torch.double)).tolist() if one
    ),
    "module.value": lambda s, p: called(p["composition"]),
    "module.twice": module_twice,
    "module.appended": module_appended,
    "module.learned": learned,
    "module.buffer": buffers,
    "module.hooks": hooks,
    "module.order": call_order,
    "module.super": no_super,
    "module.keys": keys,
}  # fmt: skip
