"""Positions: predicates that take a stance, found over a small tree of each sentence, and whose stance they
tell.
"""
