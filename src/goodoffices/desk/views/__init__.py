"""What a screen shows of a case, as records without language: pages, sheets and reports word them, each in
its own way.

A view is made of readings (:mod:`goodoffices.desk.open_case`) and knows no screen: terms of the talks stand
in it as the talks have them (``"attribute"``, ``"refuses"``), refusals as a code with fields, names as the
case and its rooms have them.
"""
