"""Mistakes with gradients and in the loop of training."""

from __future__ import annotations

from cifar_gui.spec import QT_TRANSLATE_NOOP
from cifar_gui.traps.trap import WORKS, Trap

LEAF = Trap(
    "leaf-in-place",
    lessons=("7.5", "7.8", "7.9"),
    title=QT_TRANSLATE_NOOP("Lesson", "A leaf changed in place"),
    code="""\
import torch
from torch import nn

x = torch.tensor([-1.0, 2.0], requires_grad=True)
relu = nn.ReLU(inplace=True)
print(relu(x))
""",
    fixed="""\
import torch
from torch import nn

x = torch.tensor([-1.0, 2.0], requires_grad=True)
relu = nn.ReLU()
print(relu(x))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "x is a leaf: you made it, and its gradient is wanted. inplace=True would write the result over it, and the "
        "value that the gradient belongs to would be gone. A weight that is updated by hand, w -= 0.1 * w.grad, "
        "falls into the same trap.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Leave inplace out, so that the result is a new tensor. Update weights by hand inside torch.no_grad().",
    ),
    fault="nn.ReLU(inplace=True)",
    blame=r"leaf Variable|in-place operation",
    pattern=r"a leaf Variable that requires grad (?:is being used|has been used) in an in-place operation",
)

BACKWARD_TWICE = Trap(
    "backward-twice",
    lessons=("7.8", "7.9"),
    title=QT_TRANSLATE_NOOP("Lesson", "backward twice through one graph"),
    code="""\
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w * w).sum()
loss.backward()
loss.backward()
print(w.grad)
""",
    fixed="""\
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w * w).sum()
loss.backward()
w.grad = None
loss = (w * w).sum()
loss.backward()
print(w.grad)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "On the way forward PyTorch keeps what the gradients need, here w, and backward throws it away behind itself "
        "to save memory. A second backward finds nothing there. In a loop it happens when the loss is computed "
        "outside of it, or when a tensor of the step before is used again.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "Compute the loss anew before each backward; retain_graph=True is rarely what is meant."
    ),
    fault="loss.backward()\nloss.backward()",
    blame=r"a second time",
    pattern=r"Trying to backward through the graph a second time",
)

NO_ZERO_GRAD = Trap(
    "no-zero-grad",
    lessons=("7.8", "7.9"),
    title=QT_TRANSLATE_NOOP("Lesson", "No zero_grad: gradients add up"),
    code="""\
import torch

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.2)
for step in range(8):
    loss = (w - 3) ** 2
    loss.backward()
    optimizer.step()
    print("w", round(w.item(), 2))
""",
    fixed="""\
import torch

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.2)
for step in range(8):
    loss = (w - 3) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("w", round(w.item(), 2))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "backward adds to .grad and replaces nothing. Without zero_grad each step goes along the sum of all gradients "
        "so far, also of those that have long been obeyed. The weight swings past its goal, and back.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Call optimizer.zero_grad() in each step, before backward."),
    fault="    loss.backward()",
    blame=r"w (?:3\.[1-9]|[4-9]\.)\S*",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson", "w should come to rest at 3; it runs past it to more than 6, and swings back."
    ),
    may=(WORKS,),
)

RUNNING_LOSS = Trap(
    "running-loss",
    lessons=("7.9",),
    title=QT_TRANSLATE_NOOP("Lesson", "running_loss += loss keeps the graph"),
    code="""\
import torch
from torch import nn

model = nn.Linear(4, 1)
loss_fn = nn.MSELoss()
running_loss = 0
for step in range(20):
    x = torch.rand(8, 4)
    loss = loss_fn(model(x), x[:, :1])
    running_loss += loss
print(running_loss)

held, node = 0, getattr(running_loss, "grad_fn", None)
while node is not None and node.name() == "AddBackward0":
    held += 1
    node = node.next_functions[0][0]
print(held, "steps held in memory")
""",
    fixed="""\
import torch
from torch import nn

model = nn.Linear(4, 1)
loss_fn = nn.MSELoss()
running_loss = 0
for step in range(20):
    x = torch.rand(8, 4)
    loss = loss_fn(model(x), x[:, :1])
    running_loss += loss.item()
print(running_loss)

held, node = 0, getattr(running_loss, "grad_fn", None)
while node is not None and node.name() == "AddBackward0":
    held += 1
    node = node.next_functions[0][0]
print(held, "steps held in memory")
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "loss is a tensor that remembers how it was computed. A sum of such tensors remembers all of them: the graph "
        "of each step stays in memory, and where backward is not called, as in an evaluation, its activations too. "
        "Memory grows with each step, and hours later it may run out.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "loss.item() is a plain Python number without a past."),
    fault="running_loss += loss",
    blame=r"grad_fn=<\w+>|[1-9]\d* steps held",
    pattern=r"CUDA out of memory|DefaultCPUAllocator: (?:can't allocate memory|not enough memory)"
    r"|Can't call numpy\(\) on Tensor that requires grad",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson", "The sum carries a grad_fn, and behind it the graphs of all 20 steps are still there."
    ),
    may=(WORKS,),
)

TRAPS = (NO_ZERO_GRAD, RUNNING_LOSS, BACKWARD_TWICE, LEAF)
