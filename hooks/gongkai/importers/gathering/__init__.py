"""Many sources at once: the files of a folder, or those that a list names with what they are."""

from .folders import Folder, files_in
from .lists import requests_in
from .values import READERS, UnfitError

__all__ = ["READERS", "Folder", "UnfitError", "files_in", "requests_in"]
