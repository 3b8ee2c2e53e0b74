"""The nouns of the field: regions, organs, kinds' texts, sections, disclosures.

Frozen values without input or output. Dates are calendar days in Asia/Shanghai; lines count
from 1 in the file as it stands, front matter included; years are report years.
"""

from __future__ import annotations

from .organs import Exemption, FormerName, Level, Organ, Place, Region
from .sources import Correction, Fault, Metadata, Original, Review, Source, Waiver, Withdrawal
from .texts import Disclosure, ElementState, Fragment, Link, Numbering, Section, State

__all__ = [
    "Correction",
    "Disclosure",
    "ElementState",
    "Exemption",
    "Fault",
    "FormerName",
    "Fragment",
    "Level",
    "Link",
    "Metadata",
    "Numbering",
    "Organ",
    "Original",
    "Place",
    "Region",
    "Review",
    "Section",
    "Source",
    "State",
    "Waiver",
    "Withdrawal",
]
