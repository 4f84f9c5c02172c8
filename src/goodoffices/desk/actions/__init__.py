"""What a person does to a case: one module for each thing, called alike by pages, the demonstration and
tests.

An action takes a :class:`~goodoffices.desk.open_case.CaseWriter` and plain arguments, checks, writes, and
says what came of it. It refuses with :class:`~goodoffices.talks.NotWritten` (a code with fields); the
writer's transaction then takes back whatever was written before.
"""
