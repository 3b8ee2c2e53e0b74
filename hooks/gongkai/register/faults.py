"""What is wrong with how a register is written, with its place; the register rules word it."""

from __future__ import annotations

import msgspec

from gongkai.model import Fault, Place


class RegisterFault(msgspec.Struct, frozen=True):
    """A fault of a register.

    ``code`` is one that a register rule declares; ``subject`` is the key path, id or value
    concerned, ``detail`` what else the message needs.
    """

    code: str
    place: Place
    subject: str = ""
    detail: str = ""


def placed(fault: Fault, path: str) -> RegisterFault:
    """A fault of reading as one of that register.

    An id or a code that is written twice is not just any repeated key.
    """
    code = fault.code
    parts = fault.subject.split(".")
    if code == "duplicate-key" and len(parts) == 2:  # noqa: PLR2004  # an entry of a section
        section, identifier = parts
        repeated = {"organs": "duplicate-organ", "regions": "duplicate-region"}.get(section)
        if repeated:
            return RegisterFault(repeated, Place(path, fault.line), identifier)
    return RegisterFault(code, Place(path, fault.line), fault.subject, fault.detail)
