"""Snapshots in parts. Those that were kept whole are thrown away: they are a saving, made anew when a room is
next read.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_first")]

    operations = [
        migrations.DeleteModel(name="Snapshot"),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader", models.CharField(max_length=32)),
                ("part", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="store.room", to_field="id"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "reader", "part"), name="one_snapshot_part_a_reader"
                    )
                ],
            },
        ),
    ]
