"""Stretches of a text: where a clause begins, what at its edges belongs to nothing, the thing itself without
what leads to it.
"""

from __future__ import annotations

import re

Span = tuple[int, int]
_CLAUSE = re.compile(
    r"[.;:]\s+|,\s+(?:but|and|so|then)\s+|\s(?:that|but|whether|because|and|why)\s|,\s+|[\"“”]"
)
_LEADS = re.compile(r"(?:that|to (?:accept|agree to)|accept(?:ing)?|agree(?:ing)? (?:to|on))\s+(?=\S)")
_BRINGS = re.compile(
    r"(?:achieve|include|contain|have|see|bring(?: about)?|guarantee|provide(?: for)?|ensure|secure|get|lead "
    r"to|be based on|involve|cover|result in)\s+(?=\S)"
)
_FIRST = re.compile(r"\s(?:before|until|unless|as long as|provided(?: that)?)\s[^,;.]*")


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without blanks and stops at its edges, and without a quotation mark whose partner is not in
    it.
    """
    odd = sum(text.count(mark, start, end) for mark in '"“”') % 2 == 1
    edge = ',;:."“”' if odd else ",;:."
    while start < end and (text[start].isspace() or text[start] in edge):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in edge):
        end -= 1
    if end < len(text) and text[end] in '"”' and odd:
        end += 1
    return start, end


def clause_start(text: str, first: int, at: int) -> int:
    """Where the clause that ends at ``at`` begins, not before ``first``."""
    begin = first
    for match in _CLAUSE.finditer(text[first:at]):
        begin = first + match.end()
    return begin


def without_lead(text: str, start: int, end: int) -> Span:
    """The thing accepted or asked without the word that leads to it: "that ...", "to accept ..."."""
    match = _LEADS.match(text, start, end)
    return (match.end(), end) if match else (start, end)


def without_bringing(text: str, start: int, end: int) -> Span:
    """What an agreement must "achieve" or "include", without that verb."""
    match = _BRINGS.match(text, start, end)
    return (match.end(), end) if match else (start, end)


def without_first(words: str, condition: str) -> str:
    """What is asked or accepted without what it hangs on: what must come first is an issue of its own."""
    return _FIRST.sub("", words.replace(condition, " ") if condition else words)


_NOTHING = re.compile(
    r"(?:not )?(?:to|on|with|so|it|this|that|them|too)?\W*|(?:not )?to (?:be (?:named|identified|quoted)|"
    r"remain anonymous|comment|say|do (?:so|the same|that|this|it)|elaborate|speculate|reveal|disclose|"
    r"name|identify|"
    r"(?:give|provide|offer) (?:any |further |more |other )*(?:details?|figures?|information|names?|reasons?|"
    r"comment)|distance (?:him|her|it|them)sel(?:f|ves))\b.*"
    r"|(?:the |an? |that |this )?(?:joint |written |press |public )?(?:statement|communiqu[eé]|"
    r"document|letter|paper)"
    r"|(?:the |any |all |such |these |those )?(?:claims?|allegations?|accusations?|criticisms?|charges|"
    r"reports?|rumou?rs|comparisons?)\b.*|an? (?:demand|offer|request|proposal|move|step)",
    re.IGNORECASE | re.DOTALL,
)


def says_nothing(words: str) -> bool:
    """Whether words name nothing that could be settled: "to", "not to be named", "the allegations"."""
    return _NOTHING.fullmatch(words) is not None
