"""Typeset pages to paragraphs: what PDF and OFD have in common, characters at places."""
