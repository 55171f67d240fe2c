"""What a learner has written wrongly: the lines of a run's script that a fault adds or changes. No torch: see ``code``.

The token "fault" is on what is wrong, where no token of a field is.
"""

from __future__ import annotations

from cifar_gui.engine.faults import (
    EVAL_MODE,
    HUGE_START,
    JUDGED_IN_TRAIN_MODE,
    NO_ZERO_GRAD,
    NOISE,
    RARE,
    SHARE,
    SPREAD,
    WRONG_LOSS,
    ZERO_START,
)
from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Part, Writer
from cifar_gui.recipe import Recipe

CHANGED = {
    "labels_changed": f"np.where(random.random(len(train)) < {SHARE}, others, labels[train])",
    "labels_shuffled": "random.permutation(labels[train])",
}
"""The labels of the training pictures instead."""
PICKED = {
    "class_removed": "train[labels[train] != random.integers(10)]",
    "unbalanced": "np.sort(np.concatenate(kept))",
    "sorted": 'train[np.argsort(labels[train], kind="stable")]',
}
"""The places of the training pictures instead."""


def changes_pictures(recipe: Recipe) -> bool:
    """Whether the training pictures are others, or in another order."""
    return recipe.fault in CHANGED or recipe.fault in PICKED


def write_pictures(out: Writer, recipe: Recipe, subset: bool) -> None:
    """``dataset`` with the training pictures, spoilt as ``engine.faults.spoilt`` does.

    Args:
        out: what writes the script, which has ``dataset``.
        recipe: of the run.
        subset: whether that is a Subset, and ``labels`` are those of all pictures that it is chosen from.
    """
    fault, held, whole = recipe.fault, out.beside is not None, "dataset.dataset" if subset else "dataset"
    if not subset:
        out.line("labels = ", 'pictures["labels"]' if held else "np.array(dataset.targets)")
    out.line("train = ", "dataset.indices" if subset else "np.arange(len(labels))")
    if fault != "sorted":
        out.line("random = np.random.default_rng(", ("fault_seed", literal(recipe.seed)), ")")
    if fault == "labels_changed":
        out.line("others = (labels[train] + random.integers(1, 10, len(train))) % 10")
    if fault in CHANGED:
        out.line("labels[train] = ", ("fault", CHANGED[fault]))
        out.line(
            f"{whole}.tensors = ({whole}.tensors[0], torch.tensor(labels))" if held else f"{whole}.targets = labels"
        )
        return
    if fault == "unbalanced":
        out.line("rarity = random.permutation(10)")
        out.line("kept = [train[labels[train] == label] for label in range(10)]")
        share = ("fault", f"{RARE} ** (rarity[label] / 9)")
        out.line("kept = [rows[:int(np.ceil(len(rows) * ", share, "))] for label, rows in enumerate(kept)]")
        out.line(f"dataset = Subset({whole}, {PICKED[fault]})")
    else:
        out.line(f"dataset = Subset({whole}, ", ("fault", PICKED[fault]), ")")


def write_noise(out: Writer, recipe: Recipe, count: str, taken: str) -> None:
    """In ``augment``: noise on the pictures, drawn for so many, of which some are ``taken``."""
    if recipe.fault == NOISE:
        shape = f"({count}, *imgs.shape[1:])" if taken else "imgs.shape"
        noise = f"{SPREAD} * torch.randn({shape}, generator=augmentation){taken}"
        out.line("    imgs = imgs + ", ("fault", noise))


def write_start(out: Writer, recipe: Recipe) -> None:
    """What is done to the network before the first step."""
    if recipe.fault == ZERO_START:
        out.line("for parameter in model.parameters():")
        out.line("    ", ("fault", "nn.init.zeros_(parameter)"))
    elif recipe.fault == HUGE_START:
        out.line("for parameter in model.parameters():")
        out.line("    if parameter.dim() > 1:")
        out.line("        ", ("fault", "nn.init.normal_(parameter)"))
    elif recipe.fault == EVAL_MODE:
        out.line(("fault", "model.eval()"))


def loss(recipe: Recipe) -> str:
    """The class of the loss."""
    return "MSELoss" if recipe.fault == WRONG_LOSS else recipe.loss


def loss_call(recipe: Recipe) -> str | None:
    """What is made small, where it is no loss of class numbers."""
    return "loss_fn(model(imgs), labels.float().unsqueeze(1))" if recipe.fault == WRONG_LOSS else None


def write_zero_grad(out: Writer, recipe: Recipe) -> None:
    """The line that clears the gradients, or what is left of it."""
    forgotten = recipe.fault == NO_ZERO_GRAD
    out.line("        ", *([("fault", "# optimizer.zero_grad()")] if forgotten else ["optimizer.zero_grad()"]))


def rate(recipe: Recipe) -> str:
    """The learning rate as it is written."""
    return literal(recipe.lr) + {"rate_high": " * 100", "rate_low": " / 1000"}.get(recipe.fault, "")


def batch_size(recipe: Recipe) -> str:
    """The size of a batch as it is written."""
    return {"batch_of_one": "1", "one_batch": "len(dataset)"}.get(recipe.fault, literal(recipe.batch_size))


def mode(recipe: Recipe, call: str) -> Part:
    """The line that changes the network's mode, before it is judged or after; or what is left of it."""
    forgotten = call.endswith({JUDGED_IN_TRAIN_MODE: ".eval()", EVAL_MODE: ".train()"}.get(recipe.fault, "\n"))
    return ("mode", f"# {call}") if forgotten else call
