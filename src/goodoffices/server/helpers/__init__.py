"""Processes that do one thing for the desk, asked over pipes."""
