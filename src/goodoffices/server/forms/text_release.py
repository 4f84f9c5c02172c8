"""The form that releases a text into a room, and the one of a file that came back."""

from __future__ import annotations

from typing import Any, Literal

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.text_back import keep_returned, record_returned
from goodoffices.desk.actions.text_release import release_text
from goodoffices.desk.one_text.came_back import BackClause
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.releasing import TextWish
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.text_release import PASSINGS_OF, release_rooms, returned_to
from goodoffices.server.forms.base import ActForm, words_field
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.forms.relays import Several
from goodoffices.server.wording.templatetags import SHORT_MARKS
from goodoffices.server.wording.text_words import PASSINGS, language_name
from goodoffices.text import CameBack, WordComment


class ReleaseForm(ActForm):
    """A version for a room."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    room = forms.ChoiceField(label=_("To"))
    passing = forms.ChoiceField(label=_("Brackets"))
    language = forms.ChoiceField(label=_("Language"), required=False)
    words = words_field(_("Words that go before it, if any"), required=False)
    keep = Several(required=False)
    do = forms.ChoiceField(choices=[("look", ""), ("send", "")])

    def __init__(
        self, *args: Any, rooms: tuple[tuple[str, str], ...], languages: tuple[str, ...], way: str
    ) -> None:
        super().__init__(*args)
        self.fields["room"].choices = list(rooms)
        self.fields["passing"].choices = [(key, PASSINGS[key]) for key in PASSINGS_OF[way]]
        self.fields["language"].choices = [
            ("", language_name(languages[0])),
            *((one, language_name(one)) for one in languages[1:]),
        ]

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The rooms that it can go to, and how."""
        held = OneText(case, where["text"]).settings
        return {
            "rooms": release_rooms(case),
            "languages": (held.language, *held.languages),
            "way": held.way,
        }

    @property
    def wish(self) -> TextWish:
        """What was asked for, with the choices for brackets."""
        given = self.cleaned_data
        return TextWish(
            version=given["version"],
            room=given["room"],
            passing=given["passing"],
            language=given["language"],
            words=given["words"],
            choices=self.choices,
            options=self.options,
        )

    @property
    def choices(self) -> dict[int, Literal["stands", "goes"]]:
        """What becomes of each bracket in a clean copy."""
        found: dict[int, Literal["stands", "goes"]] = {}
        for name, value in self.data.items():
            number = name.removeprefix("bracket-")
            if name != number and number.isascii() and number.isdecimal() and len(number) < 6:
                if value == "stands":
                    found[int(number)] = "stands"
                elif value == "goes":
                    found[int(number)] = "goes"
        return found

    @property
    def options(self) -> tuple[int, ...]:
        """Which of several options stand in a clean copy, by their places."""
        found = [value for name, value in self.data.items() if name.startswith("option-")]
        return tuple(int(one) for one in found if one.isascii() and one.isdecimal() and len(one) < 7)

    @property
    def kept(self) -> tuple[str, ...]:
        """What was pointed out and is left in knowingly."""
        return tuple(self.cleaned_data.get("keep", ()))

    def deed(self, writer: CaseWriter, text: int) -> int:
        """Release it; gives the entry."""
        return release_text(writer, text, self.wish, self.kept)


class BackForm(ConsentForm):
    """A file that came back: which, as an answer to what, of whom."""

    file = forms.FileField(label=_("The file"), max_length=250)
    release = forms.TypedChoiceField(label=_("It answers"), coerce=int)
    side = forms.ChoiceField(label=_("Whose changes they are"))
    mark = forms.ChoiceField(
        label=_("How far its words may travel"), choices=list(SHORT_MARKS.items()), initial="float"
    )

    def __init__(self, *args: Any, releases: tuple[Any, ...], parties: tuple[tuple[str, str], ...]) -> None:
        super().__init__(*args)
        self.fields["release"].choices = [
            (
                one.entry,
                gettext("draft %(number)s of this room, %(day)s")
                % {"number": one.number, "day": one.act.day},
            )
            for one in reversed(releases)
        ]
        self.fields["side"].choices = list(parties)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The releases of the room, and its sides."""
        releases, parties = returned_to(case, where["text"], where["room_id"])
        return {"releases": releases, "parties": parties}

    def deed(self, writer: CaseWriter, text: int, room: str) -> int:
        """Keep it sealed as it came; gives its entry."""
        given = self.cleaned_data
        return keep_returned(
            writer,
            text,
            room,
            given["release"],
            given["file"].read(),
            given["file"].name,
            party=given["side"],
            proxy=self.proxy(given["side"], writer.at),
            disclosure=given["mark"],
        )


class CameBackForm(ActForm):
    """Which clauses of a file that came back are recorded as proposed changes."""

    clauses = forms.MultipleChoiceField(label=_("Clauses"), required=False)

    def __init__(
        self,
        *args: Any,
        found: tuple[BackClause, ...] = (),
        came: CameBack | None = None,
        rest: tuple[str, ...] = (),
        unread: str = "",
    ) -> None:
        super().__init__(*args)
        self.found, self.came, self.rest, self.unread = found, came, rest, unread
        self.fields["clauses"].choices = [(one.label, one.label) for one in found]

    @classmethod
    def read(cls, request: HttpRequest, **read: Any) -> CameBackForm:
        """The form over what was read."""
        return cls(request.POST if request.method == "POST" else None, **read)

    @property
    def comments(self) -> tuple[WordComment, ...]:
        """The comments in the file."""
        return self.came.comments if self.came is not None else ()

    def deed(self, writer: CaseWriter, text: int, room: str, release: int, file: int) -> None:
        """Record them."""
        wanted = set(self.cleaned_data["clauses"])
        chosen = [one for one in self.found if one.label in wanted]
        record_returned(writer, text, room, release, file, chosen, self.comments)
