"""What a pasted text reports: its errors and warnings, each with type, message and frames. Nothing is run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cifar_gui.mistakes.normal_form import normal_form

DURING, CAUSED = "during", "caused"
"""How an error came after the one before it: while that was being handled, or as its direct consequence."""
MOST_MESSAGE = 4000

ENDINGS = r"(?:Error|Warning|Exception|Interrupt|Exit|Timeout|Failure|Abort)"
TYPE = (
    rf"(?:(?:[A-Za-z_]\w{{0,60}}\.){{0,8}}"
    rf"(?:[A-Za-z_]\w{{0,60}}{ENDINGS}|Error|Warning|Exception|StopIteration|StopAsyncIteration)"
    r"|(?:cv2|struct|zlib|select|_pickle)\.error|socket\.timeout)"
)
DECORATION = r"[ \t*_#~']{0,8}"
ERROR = re.compile(
    rf"^{DECORATION}(?:(?:报错|错误|错误信息|异常|Error|error|ERROR)(?: ?:|[ \t]) ?)?"
    rf"(?P<type>{TYPE})[*_']{{0,4}}[ \t]*(?::(?P<words>.*)|[.!*_' \t]*)$"
)
OWN_NAME = re.compile(r"^(?P<type>(?:[A-Za-z_]\w{0,60}\.){0,8}[A-Z]\w{1,60})(?::(?P<words>.*)|[ \t]*)$")
"""A class of any other name: taken for an error only where Python prints one, under the frames."""
WARNED = re.compile(r"^\s*(?P<file>\S.{0,300}?):(?P<line>\d+): ?(?P<type>(?:\w+\.)*\w*Warning):(?P<words>.*)$")
SUMMARY = re.compile(rf"^(?:FAILED|ERROR) \S+(?: - (?P<type>{TYPE})(?::(?P<words>.*))?)?$")
TABLE_HEAD = re.compile(rf"^{DECORATION}{TYPE}\s{{2,}}Traceback \(most recent call last\)\s*$")
HEAD = re.compile(
    r"^\W*Traceback(?: of [\w ,()]+)?(?: \(most recent call last\))?\W*$|^.{0,60}Traceback \(most recent call last\)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"^\W*(?:(?P<during>During handling of the above exception)|(?P<caused>The above exception was the direct cause))"
)
FRAME = re.compile(
    r"^\s{0,80}(?:File '(?P<file>[^'\n]+)', ?line ?(?P<line>\d+)(?:, ?in ?(?P<name>.{1,120}))?"
    r"|File (?P<file3>[^\s,']+?):(?P<line3>\d+)(?:, in (?P<name3>.{1,120}))?"
    r"|(?P<file4>Cell In ?\[\d+\]|Input In ?\[\d+\]|In ?\[\d+\])(?:, line (?P<line4>\d+)|, in (?P<name4>.{1,120}))?"
    r"|(?P<file2>(?:[~/.]|[A-Za-z]:\\|<ipython)\S{0,300}) in (?P<name2>[\w.<>]+\(.{0,200})"
    r"|(?P<file5>[^\s:]{1,300}\.py):(?P<line5>\d+)(?:: in (?P<name5>[\w.<>]+)|: ?)"
    r"|(?P<file6>[^\s:│]{1,300}\.py):(?P<line6>\d+) in (?P<name6>[\w.<>]+))[│ \t]{0,200}:?$"
)
MARKS = re.compile(r"^[\s^~│┃|╰╯╭╮─━═]*$")
ENDS = re.compile(
    r"^(?:={4,}|-{4,}|_{4,}|~{4,}|\*{4,}|#{4,}|'{3,})"
    r"|^(?:Process finished|Press any key|\[?Finished in|exit status|make:|Exception raised from|frame #\d+"
    r"|Exception ignored in|Stack trace|srun:|Segmentation fault|Aborted|Killed\b|进程已结束|wandb:|Epoch[ :]\s?\d"
    r"|\(?\w{0,30}\)? ?\S{0,60}@\S{1,60}[:~].{0,80}[$#%] ?|\(\w[\w.-]{0,30}\) (?:PS )?[A-Za-z~/].{0,80}[>$%#]"
    r"|PS [A-Z]:|[A-Z]:\\\S{0,200}>|\$ |>>> |In \[\d+\]:|Out\[\d+\]:)"
)
NATIVE = re.compile(
    r" ?(?:\(\S{1,100} at \S{0,200}[/\\]\S+\.(?:cpp|h|cu|cuh):\d+\)"
    r"|(?<!fail) at \S{0,200}[/\\]\S+\.(?:cpp|h|cu|cuh|c):\d+)(?:\s.*)?$",
    re.DOTALL,
)
ASSERTION = re.compile(r"Assertion'(?P<words>[^']{1,200})'failed")

HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Frame:
    """A place that a traceback names."""

    file: str
    name: str
    """The function, with its arguments where they are shown; "" when it is not said."""
    code: str
    """The line that was running, "" when it is not shown."""

    @property
    def is_library(self) -> bool:
        """Whether it lies in an installed package."""
        return bool(re.search(r"site-packages|dist-packages|[/\\]torch(?:vision)?[/\\]|lib[/\\]python", self.file))


@dataclass(frozen=True)
class PastedError:
    """An error or a warning that stands in a text."""

    type: str
    """Its class, with its module if that is shown; "" for words without one."""
    message: str
    """Its own words, in the form that is read; several lines where it has several."""
    frames: tuple[Frame, ...]
    start: int
    """Where type and message begin in the text."""
    end: int
    words: str = ""
    """The message as it was written: in its own quotes, in one line."""
    after: str = ""
    """``DURING`` or ``CAUSED`` where the one before it led to this one."""

    @property
    def kind(self) -> str:
        """The class alone."""
        return self.type.rpartition(".")[2]

    @property
    def is_warning(self) -> bool:
        """Whether it only warns."""
        return self.kind.endswith("Warning")

    @cached_property
    def squeezed(self) -> str:
        """The message without white space and emphasis: where a terminal broke the line does not matter."""
        return squeeze(self.message)

    @cached_property
    def code(self) -> str:
        """The last line of the user's own that was running, "" when none is shown."""
        own = [frame.code for frame in self.frames if frame.code and not frame.is_library]
        return own[-1] if own else ""

    @cached_property
    def path(self) -> str:
        """Files and functions of the frames, the outermost first."""
        return "\n".join(f"{frame.file} in {frame.name}: {frame.code}" for frame in self.frames)


def squeeze(text: str) -> str:
    """Without white space, in one kind of quotes and without emphasis."""
    return re.sub(r"\s+|\*\*|\\(?=['_*\[\]])", "", text)


def errors_in(text: str) -> tuple[PastedError, ...]:
    """All errors and warnings of a text, in the order in which they stand there."""
    return _Reader(text).read()


def assertions_in(text: str) -> tuple[str, ...]:
    """What a GPU's asserts say: they are printed beside the error, without a type."""
    return tuple(match["words"] for match in ASSERTION.finditer(squeeze(normal_form(text).text)))


class _Reader:
    """Goes through the lines once, and keeps what it has not yet given to an error."""

    def __init__(self, text: str) -> None:
        self.normal = normal_form(text)
        self.lines = self.normal.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.found: list[PastedError] = []
        self.frames: list[Frame] = []
        self.after = ""

    def read(self) -> tuple[PastedError, ...]:
        number = 0
        while number < len(self.lines):
            number = self._line(number)
        return tuple(self.found)

    def _line(self, number: int) -> int:
        """Take one line, or all those that belong to it; the number of the next one."""
        line = self.lines[number]
        if TABLE_HEAD.match(line) or HEAD.match(line):
            self.frames = []
        elif between := BETWEEN.match(line):
            self.after = DURING if between["during"] else CAUSED
        elif frame := FRAME.match(line):
            return self._frame(number, frame)
        elif warned := WARNED.match(line):
            self.frames = [Frame(warned["file"], "", "")]
            return self._error(number, warned)
        elif (summary := SUMMARY.match(line)) is not None:
            if summary["type"] and not self.found:
                return self._error(number, summary)
        elif match := self._names_error(number):
            return self._error(number, match)
        return number + 1

    def _names_error(self, number: int) -> re.Match[str] | None:
        line = self.lines[number]
        if match := ERROR.match(line):
            indented = len(line) - len(line.lstrip())
            return match if indented < 4 or not self.frames or match["words"] is not None else None
        if self.frames and not line[:1].isspace() and (match := OWN_NAME.match(line)):
            return match
        return None

    def _frame(self, number: int, match: re.Match[str]) -> int:
        parts = match.groupdict()
        file, name = (
            next((value for key, value in parts.items() if key.startswith(what) and value), "")
            for what in ("file", "name")
        )
        code, last = "", number + 1
        arrow = re.compile(r"^\s*-{2,}> ?\d+ ?(.*)$")
        for at in range(number + 1, min(number + 16, len(self.lines))):
            line = self.lines[at]
            if FRAME.match(line) or self._names_error(at) or HEAD.match(line) or WARNED.match(line):
                break
            if pointed := arrow.match(line):
                code, last = pointed[1].strip(), at + 1
            elif (
                not code
                and at == number + 1
                and line.strip()
                and not MARKS.match(line)
                and not re.match(r"^\s*\d+\b", line)
            ):
                code, last = line.strip(), at + 1
            elif re.match(r"^\s*\d+ ", line) or MARKS.match(line):
                last = at + 1
            else:
                break
        self.frames.append(Frame(file, name.strip(), code))
        return last

    def _error(self, number: int, match: re.Match[str]) -> int:
        """An error that begins on a line, with the lines that its message goes on over."""
        last = number + 1
        limit = min(len(self.lines), number + 200)
        warns = match["type"].endswith("Warning")
        while last < limit and self._goes_on(number, last) and not (warns and self.lines[last].startswith("  ")):
            last += 1
        while last > number + 1 and not self.lines[last - 1].strip():
            last -= 1
        begin = self.starts[number] + match.start("type")
        end = min(self.starts[last] - 1, begin + MOST_MESSAGE)
        words_at = self.starts[number] + match.start("words") if match["words"] is not None else None
        if words_at is None:
            words_at = min(end, self.starts[number + 1])
        message = plain(NATIVE.sub("", self.normal.text[words_at:end]))
        shown = " ".join(NATIVE.sub("", self.normal.shown[words_at:end]).split()).strip("*`~ ")
        low, high = self.normal.span(begin, max(begin + 1, end))
        self.found.append(PastedError(match["type"], message, tuple(self.frames), low, high, shown, self.after))
        self.frames, self.after = [], ""
        return last

    def _goes_on(self, first: int, number: int) -> bool:
        """Whether a line belongs to the message that began on line ``first``; what somebody wrote under it does not."""
        line = self.lines[number]
        if HEAD.match(line) or BETWEEN.match(line) or FRAME.match(line) or WARNED.match(line) or ENDS.match(line):
            return False
        if not line.strip():
            after = next((text for text in self.lines[number + 1 : number + 3] if text.strip()), "")
            return after[:1] in ("\t", " ") and not FRAME.match(after) and not ERROR.match(after)
        if self._names_error(number) is not None:
            return False
        return not HAN.search(line) or any(HAN.search(before) for before in self.lines[first : first + 1])


def plain(words: str) -> str:
    """A message without emphasis, quotation and white space around it."""
    words = words.strip(" \t\n*~#…")
    if len(words) > 2 and words[0] == words[-1] == "'" and words.count("'") == 2 and " " in words:
        words = words[1:-1].strip()
    return words[:-1] if words.count("'") % 2 and words.endswith("'") else words
