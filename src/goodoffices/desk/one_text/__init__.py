"""The one text at the desk: what a version holds, its clauses with the changes that wait, where each side
stands, what each room has.
"""
