"""Mistakes in finding out how good a network is: they raise nothing, and the number looks good."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import WORKS, Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

UNBALANCED = Mistake(
    "unbalanced-accuracy",
    lessons=("network",),
    title=QT_TRANSLATE_NOOP("Lesson", "Accuracy where one class is rare"),
    code="""\
import torch

torch.manual_seed(0)
labels = (torch.rand(1000) < 0.05).long()  # 1 is rare
answers = torch.zeros(1000).long()  # looks at nothing
right = (answers == labels).float()
print("accuracy", right.mean().item())
""",
    fixed="""\
import torch

torch.manual_seed(0)
labels = (torch.rand(1000) < 0.05).long()  # 1 is rare
answers = torch.zeros(1000).long()  # looks at nothing
right = (answers == labels).float()
for label in range(2):
    print("recall of", label, right[labels == label].mean().item())
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Who always names the frequent class is right as often as that class occurs. Of the rare one, which is often "
        "the one that matters, not a single case is found, and the accuracy does not show it.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Look at the recall of each class, and at its precision, beside the accuracy."),
    fault='print("accuracy", right.mean().item())',
    blame=r"0\.9\d+",
    evidence=QT_TRANSLATE_NOOP("Lesson", "More than 90 % right, without a look at anything."),
    may=(WORKS,),
)

BEST_ON_TEST = Mistake(
    "best-on-test",
    lessons=("network", "training"),
    title=QT_TRANSLATE_NOOP("Lesson", "The best of many, chosen on the test set"),
    code="""\
import torch

torch.manual_seed(0)
test = torch.randint(10, (200,))
best = 0.0
for run in range(100):
    answers = torch.randint(10, (200,))  # pure guessing
    best = max(best, (answers == test).float().mean().item())
print("accuracy", best)
""",
    fixed="""\
import torch

torch.manual_seed(0)
validation, test = torch.randint(10, (2, 200))
best, kept = 0.0, None
for run in range(100):
    answers = torch.randint(10, (2, 200))  # pure guessing
    score = (answers[0] == validation).float().mean().item()
    if score > best:
        best, kept = score, answers[1]
print("accuracy", (kept == test).float().mean().item())
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Among many runs one is the best on the test set by chance alone, even if all of them guess. Choosing a run, "
        "an epoch or a learning rate by the test set fits it to that set, and its accuracy there is no longer that of "
        "new pictures.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "Choose with a third part of the data, the validation set, and use the test set once, at the end."
    ),
    fault="best = max(best, (answers == test).float().mean().item())",
    blame=r"0\.1[5-9]\d*",
    evidence=QT_TRANSLATE_NOOP("Lesson", "Guessing among ten classes is right in 10 %, and more is reported."),
    may=(WORKS,),
)

TWELVE = """\
import torch
from torch import nn

torch.manual_seed(1)
rule = torch.randn(20)


def pictures(count):
    x = torch.randn(count, 20)
    return x, (x @ rule + 4 * torch.randn(count) > 0).long()


def trained(seed):
    torch.manual_seed(seed)
    layers = nn.Linear(20, 8), nn.ReLU(), nn.Linear(8, 2)
    model = nn.Sequential(*layers)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for step in range(40):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()
    return model


def accuracy(model, x, y):
    right = model(x).argmax(1) == y
    return round(right.float().mean().item(), 3)


"""
"""What trains a network by a seed, and judges it: with the mistake and without."""

BEST_OF_TWELVE = Mistake(
    "best-of-twelve",
    lessons=("training", "network"),
    title=QT_TRANSLATE_NOOP("Lesson", "Twelve seeds, the best one on the test set"),
    code=TWELVE
    + """\
(x, y), test = pictures(40), pictures(40)
models = [trained(seed) for seed in range(12)]
best = max(models, key=lambda one: accuracy(one, *test))
print("accuracy", accuracy(best, *test))
""",
    fixed=TWELVE
    + """\
(x, y), validation = pictures(40), pictures(40)
test = pictures(5000)  # nobody has looked at them
models = [trained(seed) for seed in range(12)]
best = max(models, key=lambda one: accuracy(one, *validation))
print("accuracy", accuracy(best, *test))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Twelve networks that differ in their seed only are trained for real, and the one with the most test pictures "
        "right is kept. That it is the best is partly luck with these 40 pictures, and the number that is reported is "
        "the luckiest of twelve. The same network gets far fewer of 5,000 fresh pictures right.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Choose on validation pictures, and open the test set once, for the one that was chosen. In this program: the "
        "curves and the best weights go by validation, and “Open the test set…” counts how often you look.",
    ),
    fault="best = max(models, key=lambda one: accuracy(one, *test))",
    blame=r"0\.7\d*",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson", "More than 0.7 is reported; on fresh pictures the very same network has about 0.66."
    ),
    may=(WORKS,),
)

NO_EVAL = Mistake(
    "no-eval",
    lessons=("network", "linear"),
    title=QT_TRANSLATE_NOOP("Lesson", "Judged without eval()"),
    code="""\
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.5))
x = torch.rand(4, 8)
with torch.no_grad():
    first, second = model(x), model(x)
print("same:", torch.equal(first, second))
""",
    fixed="""\
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.5))
model.eval()
x = torch.rand(4, 8)
with torch.no_grad():
    first, second = model(x), model(x)
print("same:", torch.equal(first, second))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A new module is in train(): Dropout goes on setting numbers to zero by chance, and BatchNorm goes by the "
        "batch that it happens to get. no_grad() changes nothing of that. The accuracy is another one each time, and "
        "too low.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Call model.eval() before judging, and model.train() before going on to train."),
    fault="    first, second = model(x), model(x)",
    blame=r"same: False",
    evidence=QT_TRANSLATE_NOOP("Lesson", "The same pictures, twice, and two different answers."),
    may=(WORKS,),
)

ONE_SEED = Mistake(
    "one-seed",
    lessons=("training", "network"),
    title=QT_TRANSLATE_NOOP("Lesson", "A conclusion from one seed"),
    code="""\
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, 0] * x[:, 1] > 0).long()


def accuracy(width, seed):
    torch.manual_seed(seed)
    first, last = nn.Linear(8, width), nn.Linear(width, 2)
    model = nn.Sequential(first, nn.ReLU(), last)
    optimizer = torch.optim.SGD(model.parameters(), 0.5)
    for step in range(30):
        optimizer.zero_grad()
        loss = nn.CrossEntropyLoss()(model(x[:200]), y[:200])
        loss.backward()
        optimizer.step()
    right = model(x[200:]).argmax(1) == y[200:]
    return right.float().mean().item()


print("16 is better by", accuracy(16, 4) - accuracy(15, 4))
""",
    fixed="""\
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, 0] * x[:, 1] > 0).long()


def accuracy(width, seed):
    torch.manual_seed(seed)
    first, last = nn.Linear(8, width), nn.Linear(width, 2)
    model = nn.Sequential(first, nn.ReLU(), last)
    optimizer = torch.optim.SGD(model.parameters(), 0.5)
    for step in range(30):
        optimizer.zero_grad()
        loss = nn.CrossEntropyLoss()(model(x[:200]), y[:200])
        loss.backward()
        optimizer.step()
    right = model(x[200:]).argmax(1) == y[200:]
    return right.float().mean().item()


found = [accuracy(16, s) - accuracy(15, s) for s in range(6)]
print("16 is better by", min(found), "to", max(found))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A run depends on its seed: on the first weights, on the order of the pictures. From one seed nobody can tell "
        "what the change did and what chance did; another seed may say the opposite.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Train both with several seeds, and compare their means with how much the seeds scatter. In the part “Compare” "
        "seeds are one band, and the verdict says when two recipes cannot be told apart.",
    ),
    fault='print("16 is better by", accuracy(16, 4) - accuracy(15, 4))',
    blame=r"0\.0\d+",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson",
        "One unit more is said to be worth so many points: other seeds say less, or the opposite.",
    ),
    may=(WORKS,),
)

MISTAKES = (UNBALANCED, BEST_ON_TEST, BEST_OF_TWELVE, NO_EVAL, ONE_SEED)
