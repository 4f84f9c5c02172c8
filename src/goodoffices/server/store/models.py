"""The tables. Whoever reads them learns sizes, times and who shares a room with whom, and nothing else."""

from __future__ import annotations

from django.db import models

ID = 32
"""Longest identifier; each is drawn at random and says nothing."""


class User(models.Model):
    """A user: keys sealed under the passphrase."""

    id = models.CharField(primary_key=True, max_length=ID)
    sealed = models.BinaryField()
    idle_minutes = models.PositiveSmallIntegerField(default=15)


class Case(models.Model):
    """A case: ``key_check`` tells whether the outer key at hand is the one."""

    id = models.CharField(primary_key=True, max_length=ID)
    key_check = models.BinaryField()


class Room(models.Model):
    """A room, in the order of founding; the first of a case is its home."""

    number = models.BigAutoField(primary_key=True)
    id = models.CharField(unique=True, max_length=ID)
    case = models.ForeignKey(Case, models.CASCADE, related_name="rooms")


class Entry(models.Model):
    """A sealed entry: the fields of :class:`goodoffices.vault.StoredEntry`."""

    room = models.ForeignKey(Room, models.CASCADE, to_field="id", related_name="entries")
    sequence = models.PositiveIntegerField()
    epoch = models.PositiveIntegerField()
    nonce = models.BinaryField()
    ciphertext = models.BinaryField()
    previous = models.BinaryField()
    signature = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["room", "sequence"], name="one_entry_a_place"),)


class RoomKey(models.Model):
    """A room's key of one epoch, sealed to one member: the fields of :class:`goodoffices.vault.StoredKey`."""

    room = models.ForeignKey(Room, models.CASCADE, to_field="id", related_name="keys")
    epoch = models.PositiveIntegerField()
    recipient = models.CharField(max_length=ID)
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["room", "epoch", "recipient"], name="one_key_a_member"),
        )


class Snapshot(models.Model):
    """A part of what a room's fold gave one reader, sealed for that reader alone; a saving that may be thrown
    away.

    Part 0 is read first; each of the others has a stretch of the room's entries.
    """

    room = models.ForeignKey(Room, models.CASCADE, to_field="id")
    reader = models.CharField(max_length=ID)
    part = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["room", "reader", "part"], name="one_snapshot_part_a_reader"),
        )


class Blob(models.Model):
    """An attached file that lies sealed in the folder of files under this name."""

    id = models.CharField(primary_key=True, max_length=ID)
    case = models.ForeignKey(Case, models.CASCADE, related_name="blobs")


class Form(models.Model):
    """The hash of a form's random token: a form that is sent again adds nothing."""

    mark = models.BinaryField(primary_key=True, max_length=32)


class Folder(models.Model):
    """One row: the id of the folder that this database is of. Sealed files carry it too."""

    id = models.CharField(primary_key=True, max_length=ID)


class Draft(models.Model):
    """What somebody typed and has not sent: sealed under the user's own key, and under the case's where it is
    a case's.

    ``mark`` comes from the place by a key of the user's: it does not tell which page it was.
    """

    mark = models.BinaryField(primary_key=True, max_length=32)
    case = models.ForeignKey(Case, models.CASCADE, null=True)
    sealed = models.BinaryField()
