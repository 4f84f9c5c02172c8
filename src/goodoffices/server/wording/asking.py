"""A first wording of a question to a side, which a person will change."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.desk.views.questions import Asking


def question_words(question: Asking) -> str:
    """The question in the words of the room in which it would be asked."""
    options = ", ".join(question.options[:6])
    if question.why == "says-two-things":
        words = _("On “%(issue)s” we have heard more than one thing from you (%(options)s). Which holds?")
    elif options:
        words = _("Where do you stand on “%(issue)s”: %(options)s?")
    else:
        words = _("What would you want on “%(issue)s”?")
    return words % {"issue": question.issue, "options": options}
