"""Statutory tables: read from a report in any of three forms, checked, written, and shown.

A block of our own, a Markdown table and raw HTML all become one grid; the schema's table is
recognised in it by its labels. Formats are data: next year's is one more file in `schemas`.
"""
