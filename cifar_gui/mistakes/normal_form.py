"""One form of a pasted text, whatever it went through: typography, terminals, chats, notebooks, logs.

Signs are only replaced by one other sign or left out, so each sign of the form knows where it stood in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTES = "'\"`´‘’‚‛“”„‟«»‹›「」『』＇＂′″〝〞`"
SIGNS = {
    **dict.fromkeys(QUOTES, "'"),
    **dict.fromkeys("×✕✖⨯хХ", "x"),  # the last two are Cyrillic
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "),
    **dict.fromkeys("\u2028\u2029\r\x0b\x0c\x85", "\n"),
    "，": ",", "、": ",", "。": ".", "：": ":", "﹕": ":", "∶": ":", "；": ";",
    "【": "[", "】": "]", "〔": "[", "〕": "]",
}  # fmt: skip
"""Signs that stand for another one; full-width ones follow by their number."""
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": "'", "&apos;": "'", "&amp;": "&", "&nbsp;": " ", "&times;": "x"}

TERMINAL = re.compile(
    r"\x1b\][^\x07\x1b]{0,300}(?:\x07|\x1b\\)"  # titles and links
    r"|(?:\x1b\[|\x9b)[0-?]{0,40}[ -/]{0,8}[@-~]"  # colours and movements
    r"|\x1b[ -/]{0,4}[0-~]"
    r"|[␛�]\[[0-?]{1,20}m|\\(?:x1b|033|u001b|e)\[[0-?]{0,20}m"
    r"|\[\d{1,3}(?:;\d{1,3}){0,4}m(?:\[K)?"  # what is left of them
)
TAG = re.compile(
    r"</?(?:b|i|u|em|strong|code|pre|p|div|span|font|tt|samp)(?: [^<>\n]{0,200})?>|<br ?/?>", re.IGNORECASE
)
ENTITY = re.compile("|".join(ENTITIES) + r"|&#(?:x27|39|34|x22);")
WRITTEN_OUT = re.compile(r"\\r?\\n|\\n|\\t|\\(?=['\"])")
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)
STAMP = (
    r"\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?"
    r"|\d\d:\d\d:\d\d(?:[.,]\d{1,9})?"
)
LEVEL = r"DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL|FATAL|STDERR|STDOUT|stderr|stdout"
PREFIX = re.compile(
    r"[ \t]*(?:"
    r"(?:>|#|//|\*|\+|\||[│┃╎┆║❱└├╰╭╮╯┌┐┘─━═]+)(?=[ \t]|$)[ \t]?"  # quotations, comments, frames
    r"|>(?=[A-Z])"
    r"|E[ \t]{2,}(?=\S)"  # pytest
    r"|[-•‣◦·](?=[ \t]+[A-Za-z_.]+(?:Error|Warning|Exception)\b)[ \t]"
    r"|\[?(?:local_)?rank[ _:=]?\d+\]?[ \t]?[:|]?(?=[ \t])[ \t]?|\[default\d+\]:"
    r"|\[\d+,\d+\]<std(?:err|out)>:|\d+:(?=[ \t]+\S)[ \t]"
    r"|\((?:\w+[ ,]*)?pid=\d+[^)\n]{0,60}\)[ \t]?"
    r"|[\w.-]{1,40}[ \t]*\|[ \t]"  # containers
    rf"|[\[(]?(?:{STAMP})[\])]?[ \t]*(?:[-|:,]+(?=[ \t]))?[ \t]?"
    rf"|[\[(<]?(?:{LEVEL})[\])>]?(?::[\w.]{{1,60}}(?=:))?(?:[ \t]*[-|:](?=[ \t]|[A-Z])|(?=[ \t]))[ \t]?"
    r"|[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+[ \t]+\d+ [\w./-]+:\d+\][ \t]?"
    r"|\[(?!Errno|WinError|enforce)[A-Za-z][\w.:/ -]{0,40}\](?=[ \t]+\S|\[)[ \t]?"
    r"|[\w./-]{1,60}[ \t]+-(?=[ \t]+[A-Z][\w.]*(?:Error|Exception|Warning):)[ \t]"  # loggers' names
    r")"
)

WHOLE_FRAME = re.compile(r"[ \t]*File '[^'\n]+', ?line \d+, in \S.*$")
WRAPPED_FRAME = re.compile(
    r"^[ \t]*File (?=.{20})[^\n]{0,400}(?P<end>\n)(?=[^\n]{0,200}\b(?:in [\w<]+(?:>|\b)[^\n]{0,80}|\w+>?)$)",
    re.MULTILINE,
)

WRAPPED_TYPE = re.compile(r"[\w.]{1,80}(?P<end>\n)[a-z]{1,30}: ")


@dataclass(frozen=True)
class Normal:
    """A text and, for each of its signs, where it stood in the one it was made of."""

    text: str
    origin: tuple[int, ...]
    shown: str
    """As long as ``text``, in the signs that stood there."""

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Where signs ``low`` to ``high`` (not included) stood; (0, 0) for none."""
        return (self.origin[low], self.origin[high - 1] + 1) if low < high else (0, 0)


def normal_form(text: str) -> Normal:
    """Plain signs, plain lines, without what a terminal, a chat or a log has put around them."""
    signs = _lines(list(enumerate(text)))
    for pattern in (TERMINAL, TAG, ENTITY, UNSEEN):
        signs = _replaced(signs, pattern)
    plain = "".join(sign for _, sign in signs)
    if plain.count("\\n") > 1 and (
        "\\nTraceback" in plain or "\\n  File" in plain or "(most recent call last):\\n" in plain
    ):
        signs = _replaced(signs, WRITTEN_OUT)
    typed = dict(signs)
    signs = _without_prefixes([(place, _sign(sign)) for place, sign in signs])
    signs = _unwrapped(signs)
    origin = tuple(place for place, _ in signs)
    return Normal("".join(sign for _, sign in signs), origin, "".join(typed[place] for place in origin))


Signs = list[tuple[int, str]]


def _lines(signs: Signs) -> Signs:
    """One sign for an end of line: of CR LF the second."""
    return [
        (place, sign)
        for index, (place, sign) in enumerate(signs)
        if sign != "\r" or index + 1 == len(signs) or signs[index + 1][1] != "\n"
    ]


def _replaced(signs: Signs, pattern: re.Pattern[str]) -> Signs:
    """Each match left out, or one sign in its place."""
    text = "".join(sign for _, sign in signs)
    made: Signs = []
    last = 0
    for match in pattern.finditer(text):
        made += signs[last : match.start()]
        last = match.end()
        if sign := _stands_for(match[0]):
            made.append((signs[match.start()][0], sign))
    return made + signs[last:]


def _stands_for(words: str) -> str:
    if words in ENTITIES or words.startswith("&#"):
        return ENTITIES.get(words, "'")
    return "\n" if words.endswith("\\n") or words.lower().startswith("<br") else " " if words == "\\t" else ""


def _sign(sign: str) -> str:
    if sign in SIGNS:
        return SIGNS[sign]
    return chr(ord(sign) - 0xFEE0) if "\uff01" <= sign <= "\uff5e" else sign


def _without_prefixes(signs: Signs) -> Signs:
    """Each line without what quotes, logs and test runners put before it; its indentation stays."""
    text = "".join(sign for _, sign in signs)
    made: Signs = []
    start = 0
    for line in text.splitlines(keepends=True):
        low = _prefix(line)
        made += signs[start + low : start + len(line)]
        start += len(line)
    return made


def _unwrapped(signs: Signs) -> Signs:
    """Without the ends of line that a narrow terminal put into the names of files and classes."""
    text = "".join(sign for _, sign in signs)
    broken = {
        match.start("end") for match in WRAPPED_FRAME.finditer(text) if not WHOLE_FRAME.match(match[0].split("\n")[0])
    }
    for match in WRAPPED_TYPE.finditer(text):
        if re.search(r"(?:Error|Warning|Exception): $", match[0].replace("\n", "")):
            broken.add(match.start("end"))
    return [sign for index, sign in enumerate(signs) if index not in broken]


def _prefix(line: str) -> int:
    """How many signs at the beginning of a line are no part of what Python printed."""
    low = 0
    for _ in range(6):
        match = PREFIX.match(line, low)
        if match is None or match.end() == low or not line[match.end() :].strip():
            break
        low = match.end()
    return low
