"""Gongkai（公开）: committed reports become a checked, indexed public-disclosure site.

The floors, lower ones first: model, text, kinds, law, regions; sources, register, rules;
corpus, checking; views, press; site (MkDocs) and cli (the command) on top.
"""

__version__ = "0.1.0"
