"""版本记录: what git knows of each disclosure: first commit, later changes, old and new text."""

from __future__ import annotations
