"""The rules that tell one who goes between: patterns over sentences in which each somebody is a number.
English.
"""

from __future__ import annotations

from goodoffices.record.actors.phrases import (
    AUX,
    BARE,
    DO_BETWEEN,
    GO_BETWEENS,
    LISTED,
    NOUNS,
    ONE,
    TALKS,
)
from goodoffices.record.actors.ruling import TalksRule

_WORKS_FOR = (
    r"(?:(?:has|have|had|is|are|was|were|been|be|will|would|also|now|being|yet) )*"
    r"(?:attempt\w*|try|trying|tries|tried|asked|called in|brought in|stepp?\w*(?: in)?|help\w*|seek\w*|"
    r"sought|"
    r"work\w*|hop\w*|intend\w*|interven\w*|offer\w*|agreed|aims?|push\w*|press\w*)(?: [a-z]+){0,4}? "
)
MEDIATOR = tuple(
    TalksRule("mediator", name, weight, pattern)
    for name, weight, pattern in (
        (
            "between-by",
            4.0,
            rf"(?:\b(?:mediat|broker|facilitat)(?:ed|ing)|\b{TALKS}\b[^.;]{{0,70}}?\b(?:coordinated|convened|chaired|"
            rf"moderated|sponsored|hosted|arranged|overseen|organi[sz]ed|initiated|promoted)) by "
            rf"{NOUNS}(?P<one>{LISTED})",
        ),
        (
            "goes-between",
            3.0,
            rf"(?P<one>{LISTED})(?:, (?:which|who|whose country|whose government))?,? "
            rf"(?:(?:has|have|had|is|are|was|were|been|also|now|"
            rf"that|who|which|will|would|continue to|continues to|to|helped|offered to|offers to|"
            rf"trying to|try to|help|helping to) )*(?:{DO_BETWEEN}(?:es|ed|e?ing|s)|"
            rf"(?<!, )(?:(?:mediat|facilitat|coordinat|conven|moderat)e|broker|chair|sponsor)|"
            rf"overs(?:ees?|aw|een|eeing)(?= [^.;:]{{0,40}}?\b{TALKS}))\b(?! by)",
        ),
        (
            "is-named",
            3.0,
            rf"(?P<one>{BARE}),? (?:as |the |two |both |who are |which are |acting as |is the |are "
            rf"the |the talks['’] )*{GO_BETWEENS}\b",
        ),
        (
            "host-of",
            2.5,
            rf"(?P<one>{ONE}),? (?:as |the |is |was "
            rf")*(?:(?:initiator|host|organi[sz]er|convener|sponsor)(?: and | |, ))+of "
            rf"(?:the |these |this )?(?:[a-z-]+ )?{TALKS}\b",
        ),
        (
            "serves-as",
            3.0,
            rf"(?P<one>{LISTED})(?:, (?!and ⟨)[^⟨]{{2,110}},)?(?:,? [^.;:⟨]{{0,50}}?)? (?:serv(?:e|es|ed|"
            rf"ing)|act(?:s|ed|ing)?|recogni[sz]ed|"
            r"appointed|named|chosen|picked|nominated|installed|led (?:the |these )?talks|brought in|called "
            r"in|invited|works?|"
            rf"worked|accepted) (?:[a-z]+ ){{0,2}}?as (?:an? |the |its |their |both )?(?:[a-z-]+ "
            rf"){{0,3}}?{GO_BETWEENS}\b",
        ),
        (
            "sent-between",
            2.5,
            r"\b(?:ask(?:ed|ing)|propos(?:ed|ing|es)|invit(?:ed|ing)|appoint(?:ed|ing|s)|chosen|sent|tapped|pick(?:ed|s)|"
            rf"nominat(?:ed|ing|es)|suggest(?:ed|ing|s)|enlist(?:ed|ing|s)|hired|brought in) "
            rf"(?P<one>{LISTED})"
            r"(?:, [^⟨]{2,120}?,?| as [^.;:⟨]{2,30})? to (?:mediat|broker|facilitat|arbitrat|conciliat|act "
            r"as|help (?:to )?(?:break|"
            r"resolve|end|settle|bring))",
        ),
        (
            "steps-in",
            2.0,
            rf"(?P<one>{ONE}) (?:(?:has|have|had|is|was|will|also|now|then|again) )*(?:step(?:ped|ping|s)?|"
            rf"interven(?:ed?|es|ing)) in(?:to)?\b[^.;:]{{0,80}}?\b{TALKS}",
        ),
        (
            "carries",
            2.0,
            rf"\b(?:proposals?|offers?|messages?|letters?|ideas|talks|negotiations|"
            rf"contacts)\b[^.;:⟨]{{0,40}}?,? (?:through|via) "
            rf"(?:the )?(?P<one>{LISTED})(?=[,.;]|$| (?:on|in|last|yesterday|this|that|who|which)\b)",
        ),
        (
            "is-named",
            3.0,
            rf"\b{GO_BETWEENS}(?:,? (?:from |of |including |led by |such as )| )(?P<one>{LISTED})",
        ),
        ("is-named", 3.0, rf"\b{GO_BETWEENS}, (?P<one>{LISTED})(?!,? (?:said|says|added|told)\b)"),
        (
            "auspices",
            4.0,
            rf"\b(?:under the auspices|good offices|(?<!for )(?<!seek )(?<!sought )(?<!seeking "
            rf")(?<!requested )"
            rf"(?:mediation|facilitation|mediation efforts)|under the aegis)(?: [a-z]+){{0,2}}? (?:of|by|"
            rf"from) "
            rf"(?P<one>{LISTED})",
        ),
        (
            "its-mediation",
            3.0,
            r"(?P<one>⟨\d+⟩)['’]s? (?:[a-z-]+ )?(?:mediation|good offices|facilitation)\b",
        ),
        (
            "its-efforts",
            2.0,
            rf"\b(?:efforts?|attempts?|bid) (?:of|by) (?P<one>{ONE}),? (?:to (?:achieve|secure|free|"
            rf"negotiate|broker|"
            r"reach|win|mediat\w+|bring|revive|end|facilitat\w+)|in negotiating|at mediat\w+)\b",
        ),
        (
            "its-efforts",
            2.0,
            r"(?P<one>⟨\d+⟩)['’]s? (?:[a-z-]+ ){0,2}?(?:efforts?|attempts?|push|initiative|bid) (?:to "
            r"(?:break|bring|"
            r"mediate|broker|resolve|end|settle|bridge|facilitate)|at mediat\w+|in brokering)\b",
        ),
        (
            "led",
            3.0,
            r"(?P<one>⟨\d+⟩(?: and ⟨\d+⟩|-⟨\d+⟩)*)-(?:mediated|brokered|facilitated|sponsored|hosted|"
            r"convened|chaired|(?:led|run|supervised|backed) (?=[a-z-]* ?(?:talks|negotiations|peace "
            r"talks)))",
        ),
        (
            "through",
            2.0,
            rf"\b(?:through|via) (?P<one>{LISTED})(?= (?:mediat|intermed|acting)|,? (?:which|who) "
            rf"(?:has|have|is|are) (?:been )?(?:act|carry|pass))",
        ),
        (
            "hosts",
            2.0,
            rf"(?P<one>{ONE})(?:, (?:which|who|whose country|whose government|whose state))? "
            rf"{AUX}(?:host(?:ed|s|ing)?)\b(?= [^.;:]{{0,50}}?{TALKS})",
        ),
        (
            "messages",
            2.0,
            rf"(?P<one>{ONE})[^.;:⟨]{{0,40}}? (?:shuttl\w+ between|pass(?:ed|ing|es)? messages|"
            rf"carr(?:ied|ying|ies) messages)",
        ),
        (
            "deadlock",
            2.5,
            rf"(?P<one>{ONE}) {_WORKS_FOR}(?:(?:break|end|resolve|unlock|overcome) (?:the |a |their "
            rf")?(?:[a-z]+ )?"
            r"(?:deadlock|impasse|stalemate|stand-?off)|bridg\w+ (?:the |their )?(?:[a-z]+ )?(?:gaps?|"
            r"differences)|"
            r"(?:bring|get) (?:the |both |two |all )*(?:warring |rival )?(?:sides|parties|rivals|them) "
            r"(?:together|"
            r"back|to the)|"
            r"act as)",
        ),
        (
            "both-sides",
            2.0,
            rf"(?P<one>{ONE})(?:, [^,⟨]{{2,60}},)? {AUX}(?:met|meet|meets|meeting|consult\w*|spoke|"
            rf"talk(?:ed|ing)|"
            r"(?:held|holding) (?:separate )?(?:talks|meetings)|invited|summoned|convened|contacted|listened|"
            r"presented (?:[a-z]+ ){1,4}?to|briefed)(?: separately)?(?: with| to)? (?:both|the two|"
            r"representatives "
            r"(?:of|from) (?:both|the two)|all)(?: of)?(?: the)? (?:warring |rival |opposing )?(?:sides|"
            r"parties|"
            r"delegations|camps|factions|rivals)",
        ),
        (
            "urges-both",
            1.0,
            rf"(?P<one>{ONE})(?:, [^,⟨]{{2,60}},)? (?:[^.;:⟨]{{0,60}} )?(?:urg\w+|call\w* "
            rf"on|ask\w*|told) (?:both|the "
            r"two|all)(?: of)?(?: the)? (?:warring |rival |opposing "
            r")?(?:sides|parties|delegations|camps|factions|"
            r"rivals)",
        ),
        (
            "offers-itself",
            2.0,
            r"\b(?:we|i) (?:[a-z’']+ ){0,4}?(?:ready|willing|trying|able|continue|hope|here|offered|offer) "
            r"(?:[a-z]+ ){0,3}?to (?:mediate|facilitate|(?:play|act|serve) (?:[a-z]+ ){0,5}?"
            r"(?:mediator|intermediary|facilitator|go-between))"
            rf"(?: [^.]{{0,200}}?)?,[\"”’'] (?:said )?(?P<one>{ONE})",
        ),
        (
            "initiated",
            2.0,
            rf"(?P<one>{ONE}),?(?: [^.;:,⟨]{{0,40}}?)?,? (?:that|which|who|has|had|have)? ?(?:initiated|"
            rf"organi[sz]ed|arranged|"
            rf"set up) (?:the )?(?:[a-z]+ ){{0,2}}?{TALKS}\b(?! with)",
        ),
        (
            "conciliates",
            2.5,
            r"(?P<one>⟨\d+⟩),? (?:the |an? )?(?:[a-z-]+ )?(?:conciliation|arbitration|mediation) (?:service|"
            r"body|panel|board|commission)",
        ),
        (
            "conciliates",
            2.5,
            r"\b(?:conciliation|arbitration|mediation) (?:service|body|panel|board|commission),? "
            r"(?P<one>⟨\d+⟩)",
        ),
    )
)
