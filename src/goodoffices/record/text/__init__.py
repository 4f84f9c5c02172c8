"""The lowest layer of finding: quotation marks, words and their classes, sentences."""
