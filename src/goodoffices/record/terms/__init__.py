"""What an article could bring into a case besides positions: terms of a deal, phases, plans, gaps,
conditions, quantities.
"""
