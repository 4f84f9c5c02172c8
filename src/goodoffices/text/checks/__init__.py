"""What can be wrong with a text: one module for each kind of fault, each a function of a :class:`TextReading`
that gives findings."""
