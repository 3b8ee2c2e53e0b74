"""The figures of a text: every number that says how much or how many there was."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.prose import Prose

from .figure import Figure
from .labels import label_of, trimmed
from .numbers import Number, Numbers
from .patterns import Patterns, patterns

# Signs that end a sentence or a clause become one each, so that one search finds either.
_SENTENCE_ENDS = ";!?！？；\n"
_CLAUSE_ENDS = "：:，（）()—"
_BEFORE, _AFTER = 40, 20
_ALWAYS_CHANGE = frozenset({"个百分点", "倍"})
_RATES = frozenset({"%", "‰"})
_JOINS = "、和及与以,; "
_LONGEST_PART = 24


def figures_of(
    prose: Prose, year: int | None = None, plans: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """The figures that a text states, in their order.

    ``year`` is the text's own; ``plans`` are the first and last lines of parts about what comes
    next: figures there are aims.
    """
    reader = _Reader(prose, year, plans)
    for number in Numbers(prose).numbers():
        reader.take(number)
    return tuple(reader.found)


class _Reader:
    """Reads one text from its beginning to its end."""

    def __init__(self, prose: Prose, year: int | None, plans: Sequence[tuple[int, int]]) -> None:
        self.found: list[Figure] = []
        self._prose = prose
        self._narrow = prose.narrow
        self._known = patterns()
        self._own = str(year) if year else "?"
        self._plans = plans
        self._marked = _marked(prose.narrow)
        self._cues = self._known.cue.finditer(prose.narrow)
        self._cue = next(self._cues, None)
        self._row = 0
        self._sentence, self._sentence_end = 0, -1
        self._first = 0
        self._period, self._planned = "", False
        self._whole_until: int | None = None

    def take(self, number: Number) -> None:
        """Add the figure that a number of the text is."""
        start, end = number.start, number.end
        if start > self._sentence_end:
            self._enter(start)
        marked = self._marked
        clause = max(marked.rfind(",", self._sentence, start) + 1, self._sentence)
        stop = marked.find(",", end, self._sentence_end)
        stop = self._sentence_end if stop < 0 else stop
        last = self.found[-1].end if self.found else 0
        before = self._narrow[max(clause, last) : start]
        behind = self._narrow[end:stop]
        compared, each = self._heed(start, clause)
        line = self._line(start)
        change = _is_change(self._known, before, number.unit, compared=compared)
        self.found.append(
            Figure(
                label=number.label or self._label(before, behind, number.unit, last, clause),
                value=number.value,
                unit=number.unit,
                text=self._prose.text[start:end],
                line=line,
                start=start,
                end=end,
                clause=clause,
                stop=stop,
                context=self._prose.text[
                    max(self._sentence, start - _BEFORE) : min(self._sentence_end, end + _AFTER)
                ],
                bound=number.bound,
                negated=number.negated,
                part_of=None if change else self._whole(before, number.unit, last, start),
                period=self._period or _earlier(self._known, before, behind),
                planned=self._planned or any(first <= line <= end for first, end in self._plans),
                change=change,
                each=each,
            )
        )

    def _enter(self, start: int) -> None:
        """Begin the sentence that holds an offset."""
        begin = self._marked.rfind("。", max(self._sentence_end, 0), start) + 1
        goes_on = begin > 0 and self._narrow[begin - 1] == ";" and begin - 1 == self._sentence_end
        self._sentence = max(begin, self._sentence)
        end = self._marked.find("。", start)
        self._sentence_end = len(self._marked) if end < 0 else end
        self._period, self._planned = "", False
        if not goes_on:
            self._whole_until = None
            self._first = len(self.found)

    def _heed(self, start: int, clause: int) -> tuple[bool, bool]:
        """Pass the cues up to an offset: whether the clause compares, and speaks of every one."""
        compared = each = False
        while self._cue is not None and self._cue.start() < start:
            cue = self._cue
            at = cue.start()
            if at >= self._sentence:
                if cue.lastgroup == "period":
                    words = cue["period"]
                    self._period = "" if words.startswith(self._own) else words
                elif cue.lastgroup == "plan":
                    self._planned = True
                elif at >= clause:
                    compared = compared or cue.lastgroup == "compared"
                    each = each or cue.lastgroup == "each"
            self._cue = next(self._cues, None)
        return compared, each

    def _line(self, start: int) -> int:
        starts, row = self._prose.starts, self._row
        while row + 1 < len(starts) and starts[row + 1] <= start:
            row += 1
        self._row = row
        return self._prose.lines[row] if self._prose.lines else 1

    def _label(self, before: str, behind: str, unit: str, last: int, clause: int) -> str:
        label = label_of(self._known, before, behind, unit)
        former = self.found[-1] if len(self.found) > self._first else None
        if unit in _RATES and label.startswith("占"):
            return f"{former.label if former else ''}{label if len(label) > 1 else '占比'}"
        if label:
            return label
        if former and former.unit == unit and self._known.total.search(before):
            return "合计"
        if former and (last >= clause or unit in _RATES):
            return former.label
        begin = max(self._marked.rfind(",", self._sentence, max(clause - 1, 0)) + 1, self._sentence)
        above = trimmed(self._known, self._narrow[max(begin, last) : max(clause - 1, 0)])
        return above or (former.label if former else "")

    def _whole(self, before: str, unit: str, last: int, start: int) -> int | None:
        """The place of the figure that this one is a part of."""
        if "其中" in before or self._opens_with_its_whole_above(last, start):
            self._whole_until = len(self.found)
        elif self._whole_until is None:
            return None
        elif not self._goes_on(last, start):
            self._whole_until = None
            return None
        if unit in _RATES:
            return None
        for place in range(self._whole_until - 1, self._first - 1, -1):
            figure = self.found[place]
            if figure.unit == unit and not figure.change:
                return place
        return None

    def _opens_with_its_whole_above(self, last: int, start: int) -> bool:
        """Whether 其中 stands in a clause of its own before this figure: 其中，来信30件."""
        return "其中" in self._narrow[last:start] and start - last <= _LONGEST_PART

    def _goes_on(self, last: int, start: int) -> bool:
        """Whether the parts are still being told between two figures."""
        gap = self._narrow[last:start]
        if not gap or gap[0] in "、和及与":
            return len(gap) <= _LONGEST_PART
        if gap[0] not in _JOINS or len(gap) > _LONGEST_PART:
            return False
        return self._known.state.search(gap) is None


def _marked(narrow: str) -> str:
    for sign in _SENTENCE_ENDS:
        narrow = narrow.replace(sign, "。")
    for sign in _CLAUSE_ENDS:
        narrow = narrow.replace(sign, ",")
    return narrow


def _earlier(known: Patterns, before: str, behind: str) -> str:
    """此前 for the value that another has come from: 由8%提高到10%."""
    if ("由" in before or "从" in before) and known.up_to.match(behind):
        return "此前"
    return ""


def _is_change(known: Patterns, before: str, unit: str, *, compared: bool) -> bool:
    if unit in _ALWAYS_CHANGE:
        return True
    if not (compared or unit in _RATES):
        return False
    return known.change.match(before.rstrip()[::-1]) is not None
