"""What forms ask, and what is wrong with what they were given. Every form carries the token that makes it
count once.
"""
