"""Mistakes in the class of a module."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import WORKS, Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

NO_SUPER = Mistake(
    "no-super",
    lessons=("module", "sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "No super().__init__()"),
    code="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        self.linear = nn.Linear(4, 2)

    def forward(self, x):
        return self.linear(x)

net = Net()
print(net(torch.ones(1, 4)).shape)
""",
    fixed="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 2)

    def forward(self, x):
        return self.linear(x)

net = Net()
print(net(torch.ones(1, 4)).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "nn.Module keeps lists of its parameters, buffers and submodules, which its __init__ creates. Your __init__ "
        "takes its place; unless it calls super().__init__(), there is no list in which self.linear could be "
        "registered.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Call super().__init__() first, before anything is assigned to self."),
    fault="def __init__(self):",
    blame=r"before Module\.__init__\(\) call|'_\w+'",
)

MISSPELT = Mistake(
    "misspelt-forward",
    lessons=("module",),
    title=QT_TRANSLATE_NOOP("Lesson", "forward misspelt"),
    code="""\
import torch
from torch import nn

class AddOne(nn.Module):
    def foward(self, x):
        return x + 1

add_one = AddOne()
print(add_one(torch.tensor(1.0)))
""",
    fixed="""\
import torch
from torch import nn

class AddOne(nn.Module):
    def forward(self, x):
        return x + 1

add_one = AddOne()
print(add_one(torch.tensor(1.0)))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Calling the module runs nn.Module's __call__, which calls the method named forward. A method with any other "
        "name is never found, and nn.Module's own forward only says that it is missing. The same happens when forward "
        "is indented into __init__.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "The name must be forward, letter by letter."),
    fault="foward",
    blame=r"Module \[\w+\]|\"forward\"",
)

NO_RETURN = Mistake(
    "no-return",
    lessons=("module", "sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "A forward without return"),
    code="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 2)

    def forward(self, x):
        x = self.linear(x)

net = Net()
y = net(torch.ones(1, 4))
print(y)
print(y.shape)
""",
    fixed="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 2)

    def forward(self, x):
        x = self.linear(x)
        return x

net = Net()
y = net(torch.ones(1, 4))
print(y)
print(y.shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A Python function that does not return anything returns None. The layer is computed and its result thrown "
        "away; the error comes later, and elsewhere, from whoever uses the None.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "End forward with return x."),
    fault="x = self.linear(x)",
    blame=r"'?None(?:Type)?'?",
)

DROPPED = Mistake(
    "dropped-result",
    lessons=("module", "activations", "sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "A forward that drops its result"),
    code="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()

    def forward(self, x):
        self.relu(x)
        return x

net = Net()
print(net(torch.tensor([-1.0, 2.0])))
""",
    fixed="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()

    def forward(self, x):
        x = self.relu(x)
        return x

net = Net()
print(net(torch.tensor([-1.0, 2.0])))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A layer does not change its input; it returns a new tensor. If nothing uses that tensor, the layer might as "
        "well not be there. No error is raised, because the call itself is fine.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Keep the result and continue with it: x = self.relu(x)."),
    fault="self.relu(x)",
    blame=r"-1\.",
    evidence=QT_TRANSLATE_NOOP("Lesson", "-1 has got past a ReLU, which lets nothing below 0 through."),
    may=(WORKS,),
)

LAYERS_IN_LIST = Mistake(
    "layers-in-list",
    lessons=("module", "sequential", "training"),
    title=QT_TRANSLATE_NOOP("Lesson", "Layers in a Python list"),
    code="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 8),
                       nn.Linear(8, 2)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

net = Net()
print(net(torch.ones(1, 4)).shape)
print(len(list(net.parameters())), "parameters")
print(len(net.state_dict()), "saved tensors")
""",
    fixed="""\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(
            [nn.Linear(4, 8), nn.Linear(8, 2)]
        )

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

net = Net()
print(net(torch.ones(1, 4)).shape)
print(len(list(net.parameters())), "parameters")
print(len(net.state_dict()), "saved tensors")
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "nn.Module registers what is assigned to self when it is a module or a Parameter. A list is neither, so the "
        "layers in it go unnoticed: they compute, but they are not trained, not saved and not moved to another "
        "device. With no other layers, the optimizer says that its parameter list is empty.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "nn.ModuleList is a list that registers its layers; nn.Sequential does so too, and calls them in order.",
    ),
    fault="[nn.Linear(4, 8),",
    blame=r"\b0 (?:parameters|saved tensors)|empty parameter list",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson", "The network gives an answer, but it has 0 parameters: there is nothing to train."
    ),
    may=(WORKS,),
)

COLLAPSE = Mistake(
    "linear-collapse",
    lessons=("activations", "linear"),
    title=QT_TRANSLATE_NOOP("Lesson", "Linear on Linear collapses"),
    code="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Linear(4, 8, bias=False),
    nn.Linear(8, 2, bias=False),
)
one = net[-1].weight @ net[0].weight
x = torch.randn(3, 4)
print(net(x).detach())
print((x @ one.T).detach())
print("same:", torch.allclose(net(x), x @ one.T, atol=1e-6))
""",
    fixed="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Linear(4, 8, bias=False),
    nn.ReLU(),
    nn.Linear(8, 2, bias=False),
)
one = net[-1].weight @ net[0].weight
x = torch.randn(3, 4)
print(net(x).detach())
print((x @ one.T).detach())
print("same:", torch.allclose(net(x), x @ one.T, atol=1e-6))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A Linear multiplies by a matrix, and two matrices one after the other are one matrix: their product. However "
        "many Linear layers are stacked, together they can do no more than one.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Put an activation between them: then no single matrix gives the same."),
    fault="nn.Linear(8, 2, bias=False)",
    blame=r"same: True",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson", "One matrix of 4 × 2 gives the very same numbers as the two layers with 48 weights."
    ),
    may=(WORKS,),
)

QUICK = Mistake(
    "quick-without-activation",
    lessons=("sequential", "network"),
    title=QT_TRANSLATE_NOOP("Lesson", "CIFAR10-quick has no activation"),
    code="""\
import torch
from torch import nn

quick = nn.Sequential(
    nn.Conv2d(3, 32, 5, padding=2), nn.MaxPool2d(2),
    nn.Conv2d(32, 32, 5, padding=2), nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 5, padding=2), nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(1024, 64),
    nn.Linear(64, 10),
)
first, last = quick[7], quick[-1]
weight = last.weight @ first.weight
bias = last.weight @ first.bias + last.bias
x = torch.rand(2, 3, 32, 32)
features = quick[:7](x)
merged = features @ weight.T + bias
print("same:", torch.allclose(quick(x), merged, atol=1e-5))
""",
    fixed="""\
import torch
from torch import nn

quick = nn.Sequential(
    nn.Conv2d(3, 32, 5, padding=2), nn.MaxPool2d(2),
    nn.Conv2d(32, 32, 5, padding=2), nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 5, padding=2), nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(1024, 64), nn.ReLU(),
    nn.Linear(64, 10),
)
first, last = quick[7], quick[-1]
weight = last.weight @ first.weight
bias = last.weight @ first.bias + last.bias
x = torch.rand(2, 3, 32, 32)
features = quick[:7](x)
merged = features @ weight.T + bias
print("same:", torch.allclose(quick(x), merged, atol=1e-5))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "As the course draws it, this network has convolutions, poolings and two Linear layers, and no activation. "
        "Max pooling is the only thing in it that is not linear; the two Linear layers at the end amount to one, and "
        "the 64 numbers between them add nothing.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "A ReLU between the two Linear layers makes them two; the convolutions would gain from one as well."
    ),
    fault="nn.Linear(64, 10)",
    blame=r"same: True",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson", "A single Linear(1024, 10) gives the same scores: 10,250 parameters do the work of 66,250."
    ),
    may=(WORKS,),
)

HOOK = Mistake(
    "hook-in-place",
    lessons=("network", "activations"),
    title=QT_TRANSLATE_NOOP("Lesson", "What a hook has kept was written over"),
    code="""\
import torch
from torch import nn

kept = []


def keep(module, x, y):
    kept.append(y.detach())


model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(inplace=True))
nn.init.constant_(model[0].weight, -1.0)
nn.init.zeros_(model[0].bias)
model[0].register_forward_hook(keep)
model(torch.ones(1, 2))
print("least of the linear layer:", kept[0].min().item())
""",
    fixed="""\
import torch
from torch import nn

kept = []


def keep(module, x, y):
    kept.append(y.detach().clone())


model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(inplace=True))
nn.init.constant_(model[0].weight, -1.0)
nn.init.zeros_(model[0].bias)
model[0].register_forward_hook(keep)
model(torch.ones(1, 2))
print("least of the linear layer:", kept[0].min().item())
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A hook is handed the output itself, and detach() shares its memory. The next layer works in place: it writes "
        "its own result over the numbers that were kept, so that they are those of the ReLU.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "clone() makes a copy that nobody writes over. Where only one number of it is wanted, such as its maximum, "
        "work that out in the hook: it is a new tensor anyway.",
    ),
    fault="kept.append(y.detach())",
    blame=r"linear layer: -?0\.0",
    evidence=QT_TRANSLATE_NOOP("Lesson", "Both numbers of the linear layer are −2; none of them is 0."),
    may=(WORKS,),
)

MISTAKES = (NO_SUPER, MISSPELT, NO_RETURN, DROPPED, LAYERS_IN_LIST, COLLAPSE, QUICK, HOOK)
