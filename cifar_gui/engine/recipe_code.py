"""What of a recipe stands in a script by itself: its loss, its optimiser, its schedule, what it does with pictures.

Each function writes the lines of a few fields; ``run_code`` puts them together. No torch: see ``code``.
"""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.engine import faults_code
from cifar_gui.engine.faults import NOISE
from cifar_gui.engine.inputs import augmentation_seed, augments
from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Part, Writer
from cifar_gui.recipe import (
    ALTERNATING,
    CONSTANT,
    COSINE,
    CROSS_ENTROPY,
    EXPONENTIAL,
    HUBER,
    MUON,
    NO_FLIP,
    ONE_CYCLE,
    OPTIMIZER_DEFAULTS,
    RANDOM,
    SMOOTH_L1,
    STEP,
    Recipe,
)
from cifar_gui.spec import Network

WHITENING = """\
first = model.{name}
total, products, count = 0, 0, 0
for i in range(min(1000, len(dataset))):
    patches = nn.functional.unfold(dataset[i]{picture}.double()[None], first.kernel_size, first.dilation)[0].T
    total, products, count = total + patches.sum(0), products + patches.T @ patches, count + len(patches)
mean = total / count
values, vectors = torch.linalg.eigh(products / count - mean.outer(mean))
kernels = (vectors / (values.clamp(min=0) + 0.0005).sqrt()).T.flip(0)
first.requires_grad_(False)
first.weight.copy_(torch.cat((kernels, -kernels))[: first.out_channels].view_as(first.weight))
if first.bias is not None:
    first.bias.copy_(-first.weight.flatten(1) @ mean.to(first.weight))
"""


def write_whitening(out: Writer, network: Network, *, numbered: bool) -> None:
    """The first convolution is made of patches of the pictures, and stays as it is.

    ``numbered``: the data set hands out each picture and label with its number.
    """
    out.line()
    name, picture = network.layers[0].name if network.layers else "", "[0][0]" if numbered else "[0]"
    for line in WHITENING.format(name=name, picture=picture).splitlines():
        out.line(line)
    out.line()


MUON_CLASS = """\


class Muon(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, momentum=0.95, nesterov=True, eps=1e-7, weight_decay=0.1):
        super().__init__(params, dict(lr=lr, momentum=momentum, nesterov=nesterov, eps=eps, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            lr, momentum = group["lr"], group["momentum"]
            for p in group["params"]:
                if p.grad is not None:
                    mean = self.state[p].setdefault("momentum_buffer", torch.zeros_like(p)).lerp_(p.grad, 1 - momentum)
                    wanted = p.grad.lerp(mean, momentum) if group["nesterov"] else mean
                    matrix, size, decay = wanted[None], 1.0, 0.0  # of a vector: a bias, or a factor
                    if p.ndim > 1:  # a kernel is a row
                        matrix, size, decay = wanted.flatten(1), 0.2, group["weight_decay"]
                    p.mul_(1 - lr * decay)
                    size *= max(matrix.shape) ** 0.5
                    p.add_(self.orthogonal(matrix, group["eps"]).view_as(p), alpha=-lr * size)

    def orthogonal(self, matrix, eps):  # all its singular values become nearly 1
        tall = len(matrix) > matrix.shape[1]
        x = matrix / matrix.norm().clamp(min=eps)
        x = x.T if tall else x
        for _ in range(3):
            products = x @ x.T
            x = 3.4445 * x + (-4.775 * products + 2.0315 * products @ products) @ x
        return x.T if tall else x
"""


def write_muon(out: Writer) -> None:
    """The class: that of ``torch.optim`` takes matrices only."""
    for line in MUON_CLASS.splitlines():
        out.line(line)


def write_averaging(out: Writer, recipe: Recipe) -> None:
    """``averaged = ...``: the mean of the weights, which is the result."""
    if recipe.ema:
        out.line("averaged = torch.optim.swa_utils.AveragedModel(  # what is used in the end")
        decay = ("ema", literal(recipe.ema))
        out.line("    model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(", decay, ")")
        out.line(")")


@dataclass(frozen=True)
class Draws:
    """For how many pictures ``augment`` draws, and which of what it has drawn it takes: as source."""

    count: str = "len(imgs)"
    taken: str = ""

    def given(self, recipe: Recipe) -> str:
        """The arguments of ``augment``."""
        drawn = recipe.flip == RANDOM or recipe.shift or recipe.cutout or recipe.fault == NOISE
        given = [
            "imgs",
            *["numbers", "epoch"] * (recipe.flip == ALTERNATING),
            *[self.count] * bool(self.taken and drawn),
        ]
        return ", ".join(given)


def write_augmentation(out: Writer, recipe: Recipe, draws: Draws) -> None:
    """``augment``, which makes of a batch what is trained on."""
    if not augments(recipe):
        return
    alternating = recipe.flip == ALTERNATING
    out.line(
        "augmentation = torch.Generator().manual_seed(", ("augmentation_seed", literal(augmentation_seed(recipe))), ")"
    )
    if alternating:
        out.line("mirrored = torch.rand(len(dataset), generator=augmentation) < 0.5  # in the first epoch")
    out.line()
    out.line()
    out.line(f"def augment({draws.given(recipe)}):")
    if recipe.flip != NO_FLIP:
        drawn = f"torch.rand({draws.count}, generator=augmentation){draws.taken}"
        coins = "mirrored[numbers] ^ (epoch % 2 == 1)" if alternating else f"{drawn} < 0.5"
        out.line("    flip = ", ("flip", coins))
        out.line("    imgs = torch.where(flip[:, None, None, None], imgs.flip(3), imgs)")
    if recipe.shift:
        most = literal(recipe.shift)
        _places(out, draws, ("shift", f"-{most}, {most} + 1"))
        out.line(f'    wider = nn.functional.pad(imgs, ({", ".join([most] * 4)}), mode="reflect")')
        out.line(f"    rows, columns = rows + {most}, columns + {most}")
        out.line("    moved = [img[:, r : r + 32, c : c + 32] for img, r, c in zip(wider, rows, columns)]")
        out.line("    imgs = torch.stack(moved)")
    if recipe.cutout:
        side = literal(recipe.cutout)
        _places(out, draws, ("cutout", f"0, 33 - {side}"))
        out.line("    for img, r, c in zip(imgs, rows, columns):")
        out.line(f"        img[:, r : r + {side}, c : c + {side}] = 0")
    faults_code.write_noise(out, recipe, draws.count, draws.taken)
    out.line("    return imgs")
    out.line()
    out.line()


def _places(out: Writer, draws: Draws, span: Part) -> None:
    for name in ("rows", "columns"):
        out.line(f"    {name} = torch.randint(", span, f", ({draws.count},), generator=augmentation){draws.taken}")


def write_loss(out: Writer, recipe: Recipe) -> None:
    """``loss_fn = ...``, with the argument that its class has."""
    argument = {CROSS_ENTROPY: "label_smoothing", SMOOTH_L1: "beta", HUBER: "delta"}.get(recipe.loss)
    given: list[Part] = []
    if argument is not None and (value := getattr(recipe, argument)) != getattr(Recipe, argument):
        given = [f"{argument}=", (argument, literal(value))]
    loss = faults_code.loss(recipe)
    out.line("loss_fn = nn.", ("loss", loss), "(", *(given if loss == recipe.loss else ()), ")", mark="loss")


def write_optimizer(out: Writer, recipe: Recipe) -> None:
    """``optimizer = ...``, without what is at the default of its class."""
    defaults = OPTIMIZER_DEFAULTS.get(recipe.optimizer, {})
    changed = {name for name, default in defaults.items() if getattr(recipe, name) != default}
    betas = changed & {"beta1", "beta2"}
    names = ["lr", *(name for name in defaults if name in changed - betas - {"lr"})]
    written = {name: literal(getattr(recipe, name)) for name in names} | {"lr": faults_code.rate(recipe)}
    given: list[Part] = [part for name in names for part in (f", {name}=", (name, written[name]))]
    if betas:
        given += [", betas=(", ("beta1", literal(recipe.beta1)), ", ", ("beta2", literal(recipe.beta2)), ")"]
    module = "" if recipe.optimizer == MUON else "torch.optim."
    head: list[Part] = [f"optimizer = {module}", ("optimizer", recipe.optimizer), "(model.parameters()"]
    out.line(*head, *given, ")", mark="optimizer")


def write_schedule(out: Writer, recipe: Recipe) -> None:
    """``schedule = ...`` and ``warmup = ...``, which change the rate after each step."""
    if recipe.schedule == CONSTANT:
        _warmup(out, recipe)
        out.line()
        return
    gamma: Part = ("gamma", literal(recipe.gamma))
    every: Part = ("step_epochs", literal(recipe.step_epochs))
    calls: dict[str, list[Part]] = {
        ONE_CYCLE: [
            "OneCycleLR(\n    optimizer, max_lr=", ("max_lr", faults_code.rate(recipe)),
            ", total_steps=epochs * steps, cycle_momentum=False\n)",
        ],
        COSINE: ["CosineAnnealingLR(optimizer, T_max=epochs * steps)"],
        STEP: ["StepLR(optimizer, step_size=", every, " * steps, gamma=", gamma, ")"],
        EXPONENTIAL: ["ExponentialLR(optimizer, gamma=", gamma, " ** (1 / steps))"],
    }  # fmt: skip
    call = calls.get(recipe.schedule, [recipe.schedule])
    out.line("steps = len(dataloader)  # in an epoch")
    out.line("schedule = torch.optim.lr_scheduler.", *call, mark="schedule")
    _warmup(out, recipe)
    out.line()


def warms(recipe: Recipe) -> bool:
    """Whether the rate rises at the start; one-cycle does so by itself."""
    return bool(recipe.warmup) and recipe.schedule != ONE_CYCLE


def _warmup(out: Writer, recipe: Recipe) -> None:
    if warms(recipe):
        steps: Part = ("warmup", literal(recipe.warmup))
        head = "warmup = torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=1 / "
        out.line(head, steps, ", total_iters=", literal(recipe.warmup), ")")
