"""Many sources at once: the files of a folder, or those that a list names with what they are."""

from .folders import Folder, files_in
from .lists import requests_in

__all__ = ["Folder", "files_in", "requests_in"]
