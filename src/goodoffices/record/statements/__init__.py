"""Statements: who said what, found by patterns over the classes of words."""
