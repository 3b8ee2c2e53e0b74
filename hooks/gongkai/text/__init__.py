"""Chinese text without input or output: characters, numbers, dates, outline, elements.

Pure functions from text or tokens to values; what a text means for a rule is decided above.
"""
