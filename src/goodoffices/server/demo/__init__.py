"""A case to try the desk on: invented from end to end, told through the same functions as any other, and gone
when the desk is closed.
"""

from goodoffices.server.demo.build import Demonstration, build, demonstration

__all__ = ["Demonstration", "build", "demonstration"]
