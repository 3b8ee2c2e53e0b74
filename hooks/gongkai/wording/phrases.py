"""The fixed phrases: the shipped list, and an operator's own beside it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec
import yaml

from gongkai.errors import UsageError

SHORTEST = 4
# Shorter phrases are a slip away from many other words.
LONG = 6
_WHERE = "mkdocs.yml 的 extra.gongkai.phrases"


class Reach(enum.StrEnum):
    """Where in a phrase any other character is a slip."""

    ALIKE = "alike"
    INSIDE = "inside"
    EVERYWHERE = "everywhere"


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fixed phrase.

    ``beside`` are words that are right although they are a slip away, ``broken`` wrong wordings
    that cannot be told from other words by rule; ``any`` says where any other character is wrong.
    ``serious`` comes from the list that it stands in.
    """

    phrase: str
    beside: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    any: Reach | None = None
    serious: bool = False

    @property
    def reach(self) -> Reach:
        """Where any other character is a slip; serious phrases that are long enough are firm."""
        if self.any is not None:
            return self.any
        firm = self.serious and len(self.phrase) >= LONG
        return Reach.INSIDE if firm else Reach.ALIKE


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of phrases."""

    serious: tuple[str | Phrase, ...] = ()
    other: tuple[str | Phrase, ...] = ()


@cache
def shipped() -> tuple[Phrase, ...]:
    """The phrases of phrases.yml."""
    return phrases_of(resources.files(__package__).joinpath("phrases.yml").read_text("utf-8"))


def phrases_of(text: str) -> tuple[Phrase, ...]:
    """The phrases that a file lists, as YAML of the shape of phrases.yml.

    Raises:
        yaml.YAMLError: it is no YAML.
        msgspec.ValidationError: it is not of that shape.

    """
    lists = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader) or {}, _Lists)
    return (*_marked(lists.serious, serious=True), *_marked(lists.other, serious=False))


def _marked(listed: Iterable[str | Phrase], *, serious: bool) -> Iterable[Phrase]:
    for one in listed:
        phrase = Phrase(one) if isinstance(one, str) else one
        yield msgspec.structs.replace(phrase, serious=serious)


def operators_list(root: Path, name: str) -> str:
    """The text of the operator's list of phrases, empty where the settings name none.

    Raises:
        UsageError: the file is missing, cannot be read, or is no list of phrases.

    """
    if not name:
        return ""
    try:
        text = (root / name).read_text(encoding="utf-8-sig")
        phrases = phrases_of(text)
    except OSError as error:
        raise UsageError(f"{_WHERE} 指定的“{name}”不存在或者打不开") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{_WHERE} 指定的“{name}”读不出来：请另存为 UTF-8 编码的文本") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(
            f"{_WHERE} 指定的“{name}”第 {line} 行附近不符合 YAML 的写法，读不出来"
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise UsageError(
            f"{_WHERE} 指定的“{name}”写法不对：应当是 serious 和 other 两个清单，每行一个固定表述"
        ) from error
    short = next((one.phrase for one in phrases if len(one.phrase) < SHORTEST), None)
    if short is not None:
        raise UsageError(
            f"{_WHERE} 指定的“{name}”里“{short}”太短：固定表述至少四个字，短的分不清对错"
        )
    return text
