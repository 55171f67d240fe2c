"""The corpus of pasted errors, and the ways in which a text reaches a clipboard."""

import re
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "data" / "errors.txt"


@dataclass(frozen=True)
class Pasted:
    """A text, the causes that are to be told, and those of what else stands in it."""

    text: str
    causes: tuple[str, ...]
    also: tuple[str, ...]


def corpus():
    """All of them."""
    return tuple(map(_pasted, CORPUS.read_text("utf-8").split("\n=== ")[1:]))


def _pasted(block):
    head, _, text = block.partition("\n")
    also = ()
    if text.startswith("also: "):
        line, _, text = text.partition("\n")
        also = tuple(line.split()[1:])
    return Pasted(text, () if head == "-" else tuple(head.split()), also)


def wrapped(text, width):
    """As a terminal of so many columns breaks it, in the middle of words."""
    lines = []
    for line in text.splitlines():
        lines += [line[at : at + width] for at in range(0, len(line), width)] or [""]
    return "\n".join(lines)


def prefixed(prefix):
    return lambda text: "\n".join(prefix + line for line in text.splitlines())


def curly(text):
    return re.sub(r"'([^'\n]*)'", "‘\\1’", re.sub(r'"([^"\n]*)"', "“\\1”", text))


def coloured(text):
    return re.sub(r"(?m)^([\w.]*(?:Error|Warning|Exception|Interrupt))\b", "\x1b[1;31m\\1\x1b[0m\x1b[K", text)


def full_width(text):
    return re.sub(r"(?<=\d)x(?=\d)", "×", text).replace("(", "（").replace(")", "）").replace(": ", "：")


WAYS = {
    "as it is": lambda text: text,
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "old Macs": lambda text: text.replace("\n", "\r"),
    "curly quotes": curly,
    "full-width": full_width,
    "full-width digits": lambda text: text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}),
    "colours": coloured,
    "colours without escapes": lambda text: coloured(text).replace("\x1b", ""),
    "quoted": prefixed("> "),
    "quoted twice": prefixed("> > "),
    "pytest": prefixed("E   "),
    "rank": prefixed("[rank0]: "),
    "default rank": prefixed("[default3]:"),
    "mpirun": prefixed("[1,0]<stderr>:"),
    "container": prefixed("trainer_1  | "),
    "log": prefixed("2024-05-01 12:34:56,789 - ERROR - "),
    "log of a framework": prefixed("[2024-05-01 12:34:56,789][train][ERROR] - "),
    "ray": prefixed("(TrainWorker pid=4711) "),
    "fenced": lambda text: f"I get this:\n\n```python\n{text.rstrip()}\n```\n",
    "bold": lambda text: re.sub(r"(?m)^([\w.]*(?:Error|Warning|Exception|Interrupt))\b", "**\\1**", text),
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "zero-width": lambda text: text.replace(" ", " \u200b"),
    "HTML": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;"),
    "wrapped at 80": lambda text: wrapped(text, 80),
    "wrapped at 72": lambda text: wrapped(text, 72),
    "wrapped at 61": lambda text: wrapped(text, 61),
    "wrapped at words": lambda text: re.sub(r"(?m)^(.{60,90}?) ", "\\1\n", text),
    "a question after it": lambda text: text.rstrip() + "\n请问这个错误怎么解决？\n",
    "a question before it": lambda text: "老师，运行 train.py 时报错了：\n" + text,
    "a prompt after it": lambda text: text.rstrip() + "\n(base) anna@lab:~/cifar$ ",
    "Windows' prompt after it": lambda text: text.rstrip() + "\n\nC:\\Users\\anna\\cifar>",
    "PyCharm": lambda text: text.rstrip() + "\n\nProcess finished with exit code 1\n",
    "training before it": lambda text: "Epoch 1: loss 2.303\nEpoch 2: loss 1.9\n" + text,
}  # fmt: skip
"""What a text may have gone through, by name."""
