"""登记: the regions and organs of `reports/register.yml` and of every register below it, merged.

The register decides who owes what. Reading never raises for content: what is wrong with a file
becomes a fault with its path and line, and as much as can be read is read.
"""

from __future__ import annotations

from .faults import RegisterFault
from .files import load_register, register_of
from .lookup import Register
from .names import agrees, lean

__all__ = ["Register", "RegisterFault", "agrees", "lean", "load_register", "register_of"]
