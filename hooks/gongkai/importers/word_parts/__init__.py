"""The parts of a Word file: its styles, its numbering, its text."""
