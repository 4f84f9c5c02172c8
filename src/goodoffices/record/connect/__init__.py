"""Connecting what was found: copies, one utterance told by several, figures that differ, names, the timeline,
movement.
"""

from goodoffices.record.connect.agencies import find_agencies
from goodoffices.record.connect.copies import find_copies
from goodoffices.record.connect.corroboration import Told, corroborate
from goodoffices.record.connect.figures import both_true, find_conflicts
from goodoffices.record.connect.movement import Course, CourseStep, movement
from goodoffices.record.connect.names import alike, find_people
from goodoffices.record.connect.outsiders import Tie, find_outsiders
from goodoffices.record.connect.sides import SideNamed, find_sides, parts_of_sides
from goodoffices.record.connect.timeline import Happening, timeline
from goodoffices.record.connect.tone import Tone, tones
from goodoffices.record.connect.utterances import find_utterances

__all__ = [
    "Course",
    "CourseStep",
    "Happening",
    "SideNamed",
    "Tie",
    "Told",
    "Tone",
    "alike",
    "both_true",
    "corroborate",
    "find_agencies",
    "find_conflicts",
    "find_copies",
    "find_outsiders",
    "find_people",
    "find_sides",
    "find_utterances",
    "movement",
    "parts_of_sides",
    "timeline",
    "tones",
]
