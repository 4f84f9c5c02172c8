"""What is wrong in a form, in one list: words that would fit any field come with the name of theirs."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("django")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ["Side: This field is required.", "Colour: This field is required."]),
        ({"side": "x" * 4}, ["Side: Ensure this value has at most 3 characters (it has 4)."]),
        (
            {"words": "a\x1bb"},
            ["Words: This holds a character that cannot be written (U+001B). Take it out."],
        ),
        ({"side": "a\u200bb"}, ["Side: This name holds a sign that is not seen (U+200B). Take it out."]),
        ({"colour": "9"}, ["Colour: Select a valid choice. 9 is not one of the available choices."]),
        ({"day": "soon"}, ["Day: This is no time: write it as 2031-05-06T14:10."]),
        ({"count": "many"}, ["How many: Enter a whole number."]),
        ({"count": "0"}, ["How many: Ensure this value is greater than or equal to 1."]),
        ({"room": "9"}, ["There is no such room."]),
        ({"side": "not"}, ["Two are the same."]),
    ],
)
def test_an_error_that_would_fit_any_field_names_its_own(given: dict[str, str], told: list[str]) -> None:
    from django import forms

    from goodoffices.server.forms.base import Moment, TellingForm, name_field, words_field

    class Asked(TellingForm):
        side = name_field("Side", limit=3)
        colour = forms.ChoiceField(label="Colour", choices=[("1", "red")])
        words = words_field("Words", required=False)
        day = Moment(label="Day", required=False)
        count = forms.IntegerField(label="How many", min_value=1, required=False)
        room = forms.ChoiceField(
            label="Room",
            choices=[("1", "one")],
            required=False,
            error_messages={"invalid_choice": "There is no such room."},
        )

        def clean(self) -> dict[str, Any]:
            kept: dict[str, Any] = super().clean()
            if kept.get("side") == "not":
                self.add_error("side", "Two are the same.")
            return kept

    assert Asked({"side": "a", "colour": "1", **given} if given else {}).told() == told


def test_every_form_of_the_desk_tells_in_the_one_way() -> None:
    import importlib
    import pkgutil

    from django import forms

    from goodoffices.server import forms as ours
    from goodoffices.server.forms.base import TellingForm

    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(ours.__path__, f"{ours.__name__}.")
    ]
    found = {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, forms.Form) and one.__module__ == module.__name__
    }
    assert len(found) > 50
    assert [one for one in found if not issubclass(one, TellingForm)] == []
    assert [one for one in found if "told" in vars(one) and one is not TellingForm] == []
