"""Networks as learners write them, and what they write by mistake."""

COURSE_SEQUENTIAL = """
import torch
from torch import nn
from torch.nn import Conv2d, MaxPool2d, Flatten, Linear, Sequential
from torch.utils.tensorboard import SummaryWriter

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.model1 = Sequential(
            Conv2d(3, 32, 5, padding=2), MaxPool2d(2),
            Conv2d(32, 32, 5, padding=2), MaxPool2d(2),
            Conv2d(32, 64, 5, padding=2), MaxPool2d(2),
            Flatten(), Linear(1024, 64), Linear(64, 10),
        )

    def forward(self, x):
        x = self.model1(x)
        return x

net = Net()
print(net)
input = torch.ones((64, 3, 32, 32))
output = net(input)
writer = SummaryWriter("logs_seq")
writer.add_graph(net, input)
"""
COURSE_LAYERS = """
import torch
from torch import nn
from torch.nn import *

class Net(Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = Conv2d(in_channels=3, out_channels=32, kernel_size=5, padding=2)
        self.maxpool1 = MaxPool2d(kernel_size=2)
        self.conv2 = Conv2d(32, 32, 5, padding=2)
        self.maxpool2 = MaxPool2d(2)
        self.conv3 = Conv2d(32, 64, 5, padding=2)
        self.maxpool3 = MaxPool2d(2)
        self.flatten = Flatten()
        self.linear1 = Linear(64 * 4 * 4, 64)
        self.linear2 = Linear(64, 10)

    def forward(self, input):
        output = self.maxpool1(self.conv1(input))
        output = self.conv2(output)
        output = self.maxpool2(output)
        output = self.conv3(output)
        output = self.maxpool3(output)
        output = self.flatten(output)
        output = self.linear1(output)
        output = self.linear2(output)
        return output
"""
COURSE_ORDERED = """
from collections import OrderedDict
import torch.nn as nn
C = 32
net = nn.Sequential(OrderedDict([
    ("conv1", nn.Conv2d(3, C, 5, padding=2)), ("maxpool1", nn.MaxPool2d(2)),
    ("conv2", nn.Conv2d(C, C, 5, padding=2)), ("maxpool2", nn.MaxPool2d(2)),
    ("conv3", nn.Conv2d(C, 2 * C, 5, padding=2)), ("maxpool3", nn.MaxPool2d(2)),
    ("flatten", nn.Flatten()), ("linear1", nn.Linear(2 * C * 4 * 4, 64)), ("linear2", nn.Linear(64, 10)),
])).to(device)
"""
FUNCTIONS = """
import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        x = self.fc3(x)
        return x

net = Net()
criterion = nn.CrossEntropyLoss()
for epoch in range(2):
    for i, data in enumerate(trainloader, 0):
        inputs, labels = data
        loss = criterion(net(inputs), labels)
        loss.backward()
"""
FLAT_FEATURES = """
class LeNet(nn.Module):
    def __init__(self):
        super(LeNet, self).__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(torch.tanh(self.conv1(x)), (2, 2))
        x = F.max_pool2d(self.conv2(x).tanh(), 2)
        x = x.view(-1, self.num_flat_features(x))
        x = torch.sigmoid(self.fc1(x))
        x = F.relu(self.fc2(x), inplace=True)
        return self.fc3(x)

    def num_flat_features(self, x):
        number = 1
        for side in x.size()[1:]:
            number *= side
        return number
"""
DIGITS = """
import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.conv2 = nn.Conv2d(32, 64, 3, 1)
        self.dropout1 = nn.Dropout(0.25)
        self.fc1 = nn.Linear(9216, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = self.dropout1(x)
        x = torch.flatten(x, 1)
        x = F.dropout(F.relu(self.fc1(x)), training=self.training)
        return F.log_softmax(self.fc2(x), dim=1)

def main():
    args = parser.parse_args()
    model = Net().to(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    for epoch in range(1, args.epochs + 1):
        train(args, model, epoch)

if __name__ == "__main__":
    main()
"""
FEATURES = """
from torch import nn
cfg = {"VGG11": [64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"]}

class VGG(nn.Module):
    def __init__(self, name, classes: int = 10):
        super().__init__()
        self.features = self._make_layers(cfg[name])
        self.classifier = nn.Sequential(nn.Linear(512, 64), nn.ReLU(True), nn.Linear(64, classes))
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight)

    def forward(self, x):
        out = self.features(x)
        out = out.view(out.size(0), -1)
        return self.classifier(out)

    def _make_layers(self, cfg):
        layers = []
        channels = 3
        for x in cfg:
            if x == "M":
                layers += [nn.MaxPool2d(kernel_size=2, stride=2)]
            else:
                layers += [nn.Conv2d(channels, x, kernel_size=3, padding=1), nn.BatchNorm2d(x), nn.ReLU(inplace=True)]
                channels = x
        return nn.Sequential(*layers)

net = VGG("VGG11")
"""
RESIDUAL = """
class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, in_planes, planes, stride=1):
        super(BasicBlock, self).__init__()
        self.conv1 = nn.Conv2d(in_planes, planes, kernel_size=3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, kernel_size=3, stride=1, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_planes != self.expansion * planes:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_planes, self.expansion * planes, kernel_size=1, stride=stride, bias=False),
                nn.BatchNorm2d(self.expansion * planes),
            )

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += self.shortcut(x)
        return F.relu(out)

class ResNet(nn.Module):
    def __init__(self, block, num_blocks, num_classes=10):
        super(ResNet, self).__init__()
        self.in_planes = 16
        self.conv1 = nn.Conv2d(3, 16, kernel_size=3, stride=1, padding=1, bias=False)
        self.layer1 = self._make_layer(block, 16, num_blocks[0], stride=1)
        self.layer2 = self._make_layer(block, 32, num_blocks[1], stride=2)
        self.linear = nn.Linear(32 * block.expansion, num_classes)

    def _make_layer(self, block, planes, num_blocks, stride):
        strides = [stride] + [1] * (num_blocks - 1)
        layers = []
        for stride in strides:
            layers.append(block(self.in_planes, planes, stride))
            self.in_planes = planes * block.expansion
        return nn.Sequential(*layers)

    def forward(self, x):
        out = self.layer2(self.layer1(self.conv1(x)))
        out = F.avg_pool2d(out, 16)
        out = out.reshape(out.shape[0], -1)
        return self.linear(out)

def resnet():
    return ResNet(BasicBlock, [1, 2])
"""
LOOPS = """
import torch.nn as nn
layers, maps = [], 3
for number, wide in enumerate([8, 16]):
    layers.append((f"conv{number + 1}", nn.Conv2d(maps, wide, 3)))
    maps = wide
layers.extend([("pool", nn.AdaptiveAvgPool2d((1, 1))), ("flat", nn.Flatten())])
features = nn.Sequential(OrderedDict(layers))
model = nn.Sequential()
model.add_module("features", features)
model.add_module("head", nn.Linear(maps, 10))
"""
LISTED = """
class Net(nn.Module):
    def __init__(self, widths=(3, 8, 16)):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(widths[i], widths[i + 1], 3) for i in range(len(widths) - 1)])
        self.head = nn.Linear(16, 10)

    def forward(self, x):
        print(x.shape)
        for conv in self.convs:
            x = conv(x).relu()
        return self.head(x.mean((2, 3)))
"""


def module(made: str, way: str, head: str = "class N(nn.Module):") -> str:
    """A class with some statements in ``__init__`` (from line 4) and in ``forward``."""
    lines = [head, "    def __init__(self):", "        super().__init__()"]
    lines += [f"        {line}" for line in made.splitlines()]
    lines += ["    def forward(self, x):", *(f"        {line}" for line in way.splitlines())]
    return "\n".join(lines)


ONE = "self.conv1 = nn.Conv2d(3, 3, 3)"
MISTAKES = [
    ("import torch\nm = nn.Sequential(nn.Conv2d(3, 8, 3)\n    nn.ReLU())", 2, "Perhaps you forgot a comma?"),
    ("m = nn.Sequential（nn.Conv2d(3, 8, 3)）", 1, "invalid character"),
    ("m = nn.Sequential(\n    nn.conv2d(3, 8, 3))", 2, "Is nn.Conv2d meant?"),
    ("m = nn.Sequential(nn.Conv2D(3, 8, 3))", 1, "Is nn.Conv2d meant?"),
    ("m = nn.Sequential(nn.Maxpool2d(2))", 1, "Is nn.MaxPool2d meant?"),
    ("m = nn.Sequential(nn.Conv1d(3, 8, 3))", 1, "nn.Conv1d cannot stand in a network here"),
    ("m = nn.Sequential(nn.LSTM(3, 8))", 1, "nn.LSTM cannot stand"),
    ("m = nn.Sequential(nn.Conv2d(3, 8))", 1, "needs “kernel_size”"),
    ("m = nn.Sequential(nn.Conv2d(3, 8, 3, pading=1))", 1, "no argument “pading”"),
    ("m = nn.Sequential(nn.Conv2d(3, 8, 3, 1, 1, 1, 1, True, 'zeros', None, None, 5))", 1, "takes at most"),
    ("m = nn.Sequential(nn.Conv2d(3, 8, 3, padding_mode='reflect'), nn.MaxPool2d(2, return_indices=True))", 1, "stays"),
    ("layers = [nn.Conv2d(3, 8, 3)]\nm = nn.Sequential(layers)", 2, "nn.Sequential(*layers)"),
    ("m = nn.Sequential(OrderedDict([nn.Conv2d(3, 8, 3)]))", 1, "takes pairs"),
    ("m = nn.Sequential(nn.Linear(n_in, 10))", 1, "“n_in” is not defined"),
    (module(ONE, "x = self.conv1(x)"), 5, "should be return x"),
    (module(ONE, "return self.conv2(x)"), 6, "self.conv2 is not set in __init__"),
    (module(ONE + ",", "return self.conv1(x)"), 6, "take the comma away"),
    (module(f"{ONE}\nself.relu = nn.ReLU", "return self.relu(self.conv1(x))"), 7, "with brackets"),
    (module(ONE, "return nn.ReLU(self.conv1(x))"), 6, "with brackets"),
    (module(ONE, "return self.conv1(self.conv1(x))"), 6, "conv1 is called a second time"),
    (module(ONE, "y = self.conv1(x)\nreturn torch.cat([x, y], 1)"), 7, "What cat does is not known"),
    (module(ONE, "return x - self.conv1(x)"), 6, "only be added"),
    (module(ONE, "return self.conv1(x) / 255"), 6, "only be added"),
    (module(ONE, "x = self.conv1(x)\nreturn x + x"), 7, "Both sides"),
    (module(ONE, "if self.training:\n    x = self.conv1(x)\nreturn x"), 6, "only known when the code runs"),
    (module(ONE, "while True:\n    x = self.conv1(x)"), 6, "cannot be read"),
    (module(ONE, "return self.conv1(x).view(-1, 3, 4, 5)"), 6, "lay each picture flat"),
    (module(ONE, "return self.conv1(x).transpose(1, 2)"), 6, "What .transpose() does is not known"),
    (module(ONE, "return self.conv1(x), x"), 5, "one tensor"),
    (module(ONE, "return F.conv2d(x, self.conv1.weight)"), 6, "takes its weights from elsewhere"),
    (module(ONE, "return F.log_softmax(x, 1).relu()"), 6, "only stand at the end"),
    (module(ONE, "return self.conv1"), 5, "one tensor"),
    (module(ONE, "return self.conv1(x)").replace("(self, x)", "(x)"), 5, "has to be self"),
    (module(ONE, "return self.conv1(x)").replace("(self, x)", "(self, x, y)"), 1, "needs a value for “y”"),
    (module(ONE, "return self.conv1(x)").replace("__init__(self)", "_init_(self)"), 1, "two underscores"),
    (module(ONE, "return self.conv1(x)").replace("__init__(self)", "__init__(self, n)"), 1, "a value for “n”"),
    (module(ONE, "return self.conv1(x)").replace("forward", "foward"), 1, "has no forward"),
    (module(ONE, "return self.conv1(x)") + "\nm = N(5)", 7, "more arguments than it takes"),
    (module("self.convs = nn.ModuleList([nn.ReLU()])", "return self.convs(x)"), 6, "ModuleList cannot be called"),
    (module(ONE, "return self.conv1(x)") + "\n" + module(ONE, "return self.conv1(x)", "class M(nn.Module):"), 7,
     "several networks: N, M"),
    ("from model import *\nnet = Net()", 0, "it imports from model.py"),
    ("import torchvision\nm = torchvision.models.resnet18(weights=None)", 2, "torchvision.models.resnet18"),
    ("print('hello')", 0, "no network in this code"),
    ("", 0, "no network in this code"),
    (module("pass", "return x"), 1, "no network in this code"),
    (module(ONE, "y = x + self.conv1(x)\nreturn x + y"), 7, "cannot contain another one"),
]  # fmt: skip
"""(code, the line that is pointed at, words of the sentence)."""

HOSTILE = {
    "10 MB": "x = 1\n" * 1_700_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "lists": "[" * 150 + "]" * 150,
    "signs": "m = nn.ReLU(" + "-" * 50_000 + "1)",
    "sum": "m = nn.Linear(3, " + "1+" * 30_000 + "1)",
    "dots": "a" + ".a" * 40_000,
    "calls": "f" + "()" * 30_000,
    "lambdas": "lambda: " * 10_000 + "1",
    "conditions": "if a:\n pass\n" + "elif a:\n pass\n" * 5_000,
    "power": "m = nn.Linear(3, 10**10**10)",
    "powers": "x = 9**9**9**9**9\nm = nn.Linear(3, x)",
    "digits": "m = nn.Linear(3, " + "9" * 90_000 + ")",
    "large": "m = nn.Linear(3, " + "9" * 4_000 + ")",
    "trillion": "m = nn.Sequential(nn.Conv2d(3, 10**12, 3))",
    "shift": "m = nn.Linear(3, 1 << 10**9)",
    "division": "m = nn.Linear(3, 1 // 0)",
    "long text": "m = nn.Conv2d(3, 3, 3, padding_mode='a' * 10**9)",
    "long list": "m = nn.Sequential(*[nn.ReLU()] * 10**9)",
    "comprehension": "m = nn.Sequential(*[nn.ReLU() for i in range(10**12)])",
    "loop": "a = []\nfor i in range(10**9):\n a.append(nn.ReLU())\nm = nn.Sequential(*a)",
    "recursion": "def f():\n return f()\nm = nn.Sequential(f())",
    "two recursions": "def f():\n f(); f()\nm = nn.Sequential(f())",
    "itself": "m = nn.Sequential(nn.ReLU())\nm.append(m)",
    "its own attribute": module("self.a = self\nself.c = nn.ReLU()", "return self.a(x)"),
    "doubling": "s0 = nn.Sequential(nn.ReLU())\n"
    + "".join(f"s{i + 1} = nn.Sequential(s{i}, s{i})\n" for i in range(60)),
    "long names": "".join(module(ONE, "return x", f"class {letter * 9_000}(nn.Module):") + "\n" for letter in "ABCDE"),
    "sums": module(ONE, "x = x + x\n" * 500 + "return x"),
    "9,000 layers": "m = nn.Sequential(" + "nn.ReLU()," * 9_000 + ")",
    "1,000 calls": module("self.a = nn.ReLU()", "x = self.a(x)\n" * 1_000 + "return x"),
    "imports": "m = nn.Sequential(nn.Conv2d(3, __import__('os').getpid(), 3))",
    "classes": "m = nn.Sequential.__class__.__mro__[1].__subclasses__()",
    "not a number": "m = nn.Sequential(nn.LeakyReLU(1e999 - 1e999))",
    "bytes": "m = nn.Sequential(nn.LeakyReLU(b'x'))",
    "zeros": "m = 1\0\0",
    "half a letter": "m = '\ud800'",
    "its own base": "class A(A): pass\nclass B(*[1], **{}): pass\nm = B()",
    "itself in a list": "a = []\na.append(a)\nm = nn.Sequential(*a)",
}  # fmt: skip
"""None of it is a network."""
