"""The words and figures by which private data are told, read from `words.yml`."""

from __future__ import annotations

import re
from functools import cache, cached_property
from importlib import resources

import msgspec
import yaml


class Issuer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Banks whose cards begin with some digits, and how long their numbers are.

    ``cue`` is true where only words beside the number tell it from others.
    """

    starts: str
    lengths: tuple[int, ...]
    cue: bool = False


class Words(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """Patterns of numbers and of what stands by them; `words.yml` says what each is."""

    provinces: str
    mobiles: str
    cards: tuple[Issuer, ...]
    identity_cue: str
    mobile_cue: str
    card_cue: str
    public_accounts: str
    public_holders: str
    code_labels: str
    units: str
    home_cues: str
    premises_cues: str
    persons: str
    amounts: str
    offices: str

    @cached_property
    def province(self) -> re.Pattern[str]:
        """Begins an identity number."""
        return re.compile(self.provinces)

    @cached_property
    def mobile(self) -> re.Pattern[str]:
        """A whole mobile number."""
        return re.compile(rf"(?:{self.mobiles})[0-9]{{8}}")

    @cached_property
    def issuers(self) -> tuple[tuple[re.Pattern[str], Issuer], ...]:
        """The beginnings of card numbers."""
        return tuple((re.compile(one.starts), one) for one in self.cards)

    @cached_property
    def identity(self) -> re.Pattern[str]:
        """Says that an identity number follows."""
        return re.compile(self.identity_cue)

    @cached_property
    def telephone(self) -> re.Pattern[str]:
        """Says that a telephone number follows."""
        return re.compile(self.mobile_cue)

    @cached_property
    def card(self) -> re.Pattern[str]:
        """Says that a bank card follows."""
        return re.compile(self.card_cue)

    @cached_property
    def public_account(self) -> re.Pattern[str]:
        """Says that an account is one to pay a body into."""
        return re.compile(f"{self.public_accounts}|{self.public_holders}")

    @cached_property
    def code(self) -> re.Pattern[str]:
        """Ends with the name of a code; what follows is none of a person's numbers."""
        return re.compile(
            rf"(?:{self.code_labels})(?:号码?|码|为|是|：|[(（][^()（）]{{0,12}}[)）]|[:\s“”\"'|\[〔])*$"
        )

    @cached_property
    def amount(self) -> re.Pattern[str]:
        """Heads a column of amounts."""
        return re.compile(self.amounts)

    @cached_property
    def unit(self) -> re.Pattern[str]:
        """Begins with a unit of measure."""
        return re.compile(self.units)


@cache
def words() -> Words:
    """The patterns."""
    text = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), Words)
