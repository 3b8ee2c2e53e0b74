"""Private data in text: identity, mobile and card numbers and home addresses; and masking them.

Nothing here knows where a text comes from; `attachments` and the rules bring it.
"""

from .data import PrivateDatum, Sort
from .detection import private_data_in
from .masking import masked, masked_message

__all__ = ["PrivateDatum", "Sort", "masked", "masked_message", "private_data_in"]
