"""What has a day: sessions, deadlines, approvals, promises, and whatever else is to come, each from its
source.

The interface is :class:`~goodoffices.desk.dated.item.DatedItem` and
:data:`~goodoffices.desk.dated.sources.SOURCES`: a part of the desk that knows of days is a module with one
function of an open case, and a line in that table. The page *What is next*, each room's calendar and whatever
else tells of days read the table and know no source by name.
"""

from goodoffices.desk.dated.item import DatedItem, DatedKind
from goodoffices.desk.dated.sources import SOURCES, dated_items, items_of_room

__all__ = ["SOURCES", "DatedItem", "DatedKind", "dated_items", "items_of_room"]
