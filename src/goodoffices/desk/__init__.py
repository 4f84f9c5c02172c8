"""What joins the parts: the brief from public reports."""

from goodoffices.desk.brief import make_brief
from goodoffices.desk.brief_records import Brief, Cite, Item, Section
from goodoffices.desk.first_case import first_case
from goodoffices.desk.implied import extend, imply

__all__ = ["Brief", "Cite", "Item", "Section", "extend", "first_case", "imply", "make_brief"]
