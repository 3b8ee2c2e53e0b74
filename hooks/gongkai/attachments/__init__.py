"""Attachments read for what they hold: is the file what it says, can it be read, is it private?

Nothing of a file's text is kept, only what is to be said of it.
"""

from .reading import LARGEST, judged, read_attachment
from .results import AttachmentReading, PrivatePlaces, Refused, Text, Unread

__all__ = [
    "LARGEST",
    "AttachmentReading",
    "PrivatePlaces",
    "Refused",
    "Text",
    "Unread",
    "judged",
    "read_attachment",
]
