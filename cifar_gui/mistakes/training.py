"""Mistakes with gradients and in the loop of training."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import WORKS, Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

LEAF = Mistake(
    "leaf-in-place",
    lessons=("activations", "losses", "training"),
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
        "is the same mistake.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Leave inplace out, so that the result is a new tensor. Update weights by hand inside torch.no_grad().",
    ),
    fault="nn.ReLU(inplace=True)",
    blame=r"leaf Variable|in-place operation",
)

BACKWARD_TWICE = Mistake(
    "backward-twice",
    lessons=("losses", "training"),
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
)

NO_ZERO_GRAD = Mistake(
    "no-zero-grad",
    lessons=("losses", "training"),
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

RUNNING_LOSS = Mistake(
    "running-loss",
    lessons=("training",),
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
    evidence=QT_TRANSLATE_NOOP(
        "Lesson", "The sum carries a grad_fn, and behind it the graphs of all 20 steps are still there."
    ),
    may=(WORKS,),
)

NO_GRAD_LOSS = Mistake(
    "no-grad-loss",
    lessons=("losses", "training"),
    title=QT_TRANSLATE_NOOP("Lesson", "A loss without a graph"),
    code="""\
import torch
from torch import nn

model = nn.Linear(4, 1)
x = torch.rand(8, 4)
with torch.no_grad():
    output = model(x)
loss = output.mean()
loss.backward()
print(model.weight.grad.shape)
""",
    fixed="""\
import torch
from torch import nn

model = nn.Linear(4, 1)
x = torch.rand(8, 4)
output = model(x)
loss = output.mean()
loss.backward()
print(model.weight.grad.shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "backward goes back along the graph, and nothing was recorded: inside no_grad, after detach(), "
        ".item(), argmax or NumPy, or when all weights are frozen, the loss is a number without a past.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Compute output and loss outside of no_grad, from the tensors that the model returned.",
    ),
    fault="with torch.no_grad():",
    blame=r"element 0 of tensors|grad_fn",
)

NO_GRADIENT = Mistake(
    "no-gradient",
    lessons=("losses", "training"),
    title=QT_TRANSLATE_NOOP("Lesson", "No gradient yet"),
    code="""\
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w * w).sum()
with torch.no_grad():
    w -= 0.1 * w.grad
print(w)
""",
    fixed="""\
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w * w).sum()
loss.backward()
with torch.no_grad():
    w -= 0.1 * w.grad
print(w)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        ".grad is None until backward has been called. It stays None for a weight that the loss does not depend on, "
        "and for a tensor that is not a leaf: w = w - 0.1 * w.grad makes a new one, whose .grad is None in the next "
        "step.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Call loss.backward() first, and change the weight in place inside torch.no_grad(), so that it stays "
        "the same leaf.",
    ),
    fault="0.1 * w.grad",
    blame=r"'NoneType'",
)

NUMPY_GRAD = Mistake(
    "numpy-grad",
    lessons=("losses", "training", "network"),
    title=QT_TRANSLATE_NOOP("Lesson", "NumPy of a tensor with a graph"),
    code="""\
import torch
from torch import nn

model = nn.Linear(4, 1)
output = model(torch.ones(2, 4))
print(output.numpy().shape)
""",
    fixed="""\
import torch
from torch import nn

model = nn.Linear(4, 1)
output = model(torch.ones(2, 4))
print(output.detach().numpy().shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "NumPy knows nothing of graphs: what it computed could not be followed back. So PyTorch hands over "
        "only tensors that have none. Plotting a loss with matplotlib calls NumPy as well.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "detach() gives the same numbers without the graph; for a single number take .item(). On a GPU write "
        ".detach().cpu().numpy().",
    ),
    fault="output.numpy()",
    blame=r"numpy\(\)|requires grad",
)

DEVICES = Mistake(
    "devices",
    lessons=("linear", "training", "network"),
    title=QT_TRANSLATE_NOOP("Lesson", "Model and data on two devices"),
    code="""\
import torch
from torch import nn

device = "meta"
model = nn.Linear(4, 2)
x = torch.ones(3, 4)
model.to(device)
x.to(device)
print("weights:", model.weight.device)
print("input:", x.device)
""",
    fixed="""\
import torch
from torch import nn

device = "meta"
model = nn.Linear(4, 2)
x = torch.ones(3, 4)
model.to(device)
x = x.to(device)
print("weights:", model.weight.device)
print("input:", x.device)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A layer computes only with numbers on the same device as its weights. model.to(device) moves the weights, "
        "but x.to(device) gives back a new tensor and leaves x where it was; each batch has to be moved, too. The "
        "device here is meta, which holds no numbers and which every computer has: with a GPU it would be cuda.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Assign the result, x = x.to(device), for pictures and labels of each batch. Tensors that are made inside "
        "forward take device=x.device.",
    ),
    fault="x.to(device)",
    blame=r"input: cpu",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson",
        "The weights have moved and the input is still on the CPU. The next call of the model fails: on a GPU PyTorch "
        "says that it found at least two devices, cuda:0 and cpu.",
    ),
    may=(WORKS,),
)

SALIENCY_ADDS_UP = Mistake(
    "saliency-adds-up",
    lessons=("network",),
    title=QT_TRANSLATE_NOOP("Lesson", "Gradients of the picture that add up"),
    code="""\
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 3)
x = torch.ones(1, 4, requires_grad=True)
for target in range(3):
    model(x)[0, target].backward()
    same = torch.equal(x.grad[0], model.weight[target])
    print(target, "equal to the weights:", same)
""",
    fixed="""\
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 3)
x = torch.ones(1, 4, requires_grad=True)
for target in range(3):
    (gradient,) = torch.autograd.grad(model(x)[0, target], x)
    same = torch.equal(gradient[0], model.weight[target])
    print(target, "equal to the weights:", same)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "backward adds to x.grad what it finds. No optimizer clears it, for x is no parameter: from the second class "
        "on, the map shows several classes at once.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Ask torch.autograd.grad for the gradient: it gives it back and adds it to nothing, neither to x nor to the "
        "weights.",
    ),
    fault="model(x)[0, target].backward()",
    blame=r"weights: False",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson",
        "The gradient of a score is its row of weights here. From the second class on, it no longer is.",
    ),
    may=(WORKS,),
)

MISTAKES = (
    NO_ZERO_GRAD,
    RUNNING_LOSS,
    BACKWARD_TWICE,
    LEAF,
    NO_GRAD_LOSS,
    NO_GRADIENT,
    NUMPY_GRAD,
    DEVICES,
    SALIENCY_ADDS_UP,
)
