"""The first page of a brief: where it stands, as typed facts without language, each with the passages that it
stands on.
"""
