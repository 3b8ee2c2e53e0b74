"""Wording: fixed phrases and their slips, placeholders, what a portal leaves in a text.

Nothing here knows rules; every function takes any text and never raises. What is known stands
in the YAML files beside the code.
"""
