"""The stages between a draft and a report, one subject a module, each from values to values."""
