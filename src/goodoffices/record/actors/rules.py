"""The rules that tell a party to talks: patterns over sentences in which each somebody is a number.
English.
"""

from __future__ import annotations

from goodoffices.record.actors.phrases import (
    AUX,
    FIGHT,
    LIST,
    OFFER,
    ONE,
    TALKS,
    VERBS,
)
from goodoffices.record.actors.ruling import TalksRule

PARTY = tuple(
    TalksRule("party", name, weight, pattern)
    for name, weight, pattern in (
        ("between", 3.0, rf"\b(?:{TALKS}|{FIGHT})\b(?: [a-z-]+){{0,5}}? between (?P<one>{LIST})"),
        ("between-them", 1.5, rf"\bbetween (?P<one>{ONE},? and {ONE})"),
        (
            "together",
            2.0,
            rf"(?P<one>{LIST}),? {AUX}{VERBS}\b(?= [^.;:]{{0,90}}?\b(?:{TALKS}|{FIGHT}|to|on)\b)",
        ),
        (
            "at-odds",
            2.0,
            rf"(?P<one>{LIST}) {AUX}(?:at odds|at loggerheads|heading for|in (?:a |fresh |further |"
            rf"new )?(?:talks|dispute|row|stand-?off|deadlock)|locked in|to (?:hold|resume|begin|open|"
            rf"start))\b",
        ),
        (
            "agreed-to-pay",
            2.0,
            rf"(?P<one>{ONE}) {AUX}(?:agreed|agrees|agree|offered|offers) to (?:pay|give|sell|buy|free|"
            rf"release|return|hand|supply|lend)(?: [^.;:⟨]{{0,60}}?)? (?P<two>{ONE})",
        ),
        ("pays", 1.5, rf"(?P<one>{ONE}) {AUX}(?:pays|paid|pay) (?P<two>{ONE})"),
        (
            "talks-with",
            2.5,
            rf"(?P<one>{LIST})(?:,[^,⟨]{{2,60}},)?(?: [^.;:⟨]{{0,80}}?)?\b{TALKS} (?:[a-z-]+ "
            rf"){{0,3}}?with (?P<two>{LIST})",
        ),
        ("with", 1.0, rf"\b{TALKS} (?:[a-z-]+ ){{0,3}}?with (?P<one>{LIST})"),
        (
            "met",
            1.5,
            rf"(?P<one>{LIST})(?:, [^,⟨]{{2,80}},)? {AUX}(?:met|meet|meets|meeting)(?: with)? "
            rf"(?P<two>{LIST})",
        ),
        (
            "agreed-with",
            2.5,
            rf"(?P<one>{LIST})(?:, both [^.;:⟨]{{2,40}}?)? {AUX}(?:agreed?|sign(?:ed)?|reach(?:ed)?|struck|"
            rf"strike|sealed|negotiat\w+)(?: "
            rf"[^.;:⟨]{{0,50}}?)? with (?P<two>{LIST})",
        ),
        (
            "offer-rejected",
            3.0,
            rf"(?P<one>{ONE})[^.;:⟨]{{0,30}}? {OFFER}[^.;:⟨]{{0,60}}? (?:rejected|refused|turned down|"
            rf"accepted|dismissed|spurned|snubbed|rebuffed) by (?P<two>{LIST})",
        ),
        (
            "offer-rejected",
            3.0,
            rf"(?P<one>{ONE}) {AUX}(?:rejected|refused|turned down|accepted|dismissed|spurned|rebuffed|"
            rf"considering|welcomed)[^.;:⟨]{{0,50}}? {OFFER} (?:from|of|by) (?P<two>{LIST})",
        ),
        (
            "offer-rejected",
            3.0,
            rf"{OFFER} (?:from|of|by) (?P<one>{LIST})[^.;:⟨]{{0,60}}? (?:rejected|refused|turned "
            rf"down|accepted|dismissed)[^.;:⟨]{{0,30}}?(?: by (?P<two>{LIST}))?",
        ),
        (
            "rejected-theirs",
            3.0,
            rf"(?P<one>{ONE}) {AUX}(?:rejected|refused|turned down|accepted|dismissed|spurned) "
            rf"(?P<two>⟨\d+⟩['’]s?) (?:[^.;:⟨]{{0,30}}? )?{OFFER}",
        ),
        (
            "bid-for",
            2.0,
            rf"(?P<one>{LIST})[^.;:⟨]{{0,60}}? (?:{OFFER}|approached|bidding|bid)(?: "
            rf"[^.;:⟨]{{0,30}}?)? (?:(?:for|over|to buy|to take over|to acquire|about|to) )?(?P<two>{ONE})",
        ),
        ("their-bid", 2.0, r"(?P<one>⟨\d+⟩['’]s?) (?P<two>⟨\d+⟩) (?:takeover )?(?:bid|offer|takeover)"),
        ("own-offer", 1.0, rf"(?P<one>⟨\d+⟩)(?:['’]s)? (?:[a-z£$€\d.,-]+ ){{0,3}}?{OFFER}\b"),
        (
            "offered",
            1.5,
            rf"(?P<one>{ONE})(?:,[^,⟨]{{2,80}},|, [^,⟨]{{2,40}}⟨\d+⟩,)? {AUX}(?:said it will make|said it "
            rf"would make|offered|"
            rf"offers|demanded|demands|demanding|insisted|insists|insisting on|rejected|rejects|refused|"
            rf"refuses|"
            rf"accepted|accepts|threatened|threatens|pledged|promised|proposed|proposes|agreed|wants?)\b",
        ),
        (
            "left-talks",
            2.0,
            rf"(?P<one>{LIST}) {AUX}(?:pulled out|pulls out|pull out|walked out|walks out|walk out|walking "
            rf"out|walked away|"
            rf"walks away|withdrew|withdraws|dropped out|quit|left (?:the |a |peace "
            rf")?(?:talks|meeting|negotiations))"
            rf"(?: of| from| in| without|$|,)(?:[^.;:⟨]{{0,40}}?{TALKS})?",
        ),
        (
            "in-talks",
            1.5,
            rf"(?P<one>{LIST})(?:, [^⟨]{{2,70}}?,)? {AUX}(?:attend(?:ed|ing|s)?|join(?:ed|ing|s)?|"
            rf"boycott\w*|(?:take|took|taking) "
            rf"part in|return(?:ed|ing|s)? to|skipp?\w*|enter(?:ed|s|ing)? into|lead(?:ing)?|"
            rf"led)[^.;:⟨]{{0,40}}?\b(?:peace )?(?:talks|"
            r"negotiations|negotiating table)\b",
        ),
        (
            "talks-of",
            2.5,
            rf"\b(?:talks|negotiations)\b,? (?:(?:have|has|had|which|that) )*(?:seen|pitted|brought "
            rf"together|involv\w+|includ\w+|"
            rf"among|grouping|bring together) (?P<one>{LIST})",
        ),
        (
            "offered-own",
            1.5,
            rf"(?P<one>{ONE}),? (?:said|says|told|added|insisted|announced)[^.;:⟨]{{0,40}}? (?:that "
            rf")?(?:his|her|its|their) (?:camp|side|"
            rf"group|party|men|members|movement|government|country|union|company|organi[sz]ation|forces|"
            rf"fighters) {AUX}(?:insist\w*|"
            r"demand\w*|reject\w*|refus\w*|accept\w*|offer\w*|want\w*|agreed?|ready|willing|prepared|not )",
        ),
        (
            "said-it",
            1.0,
            rf"(?P<one>{ONE}) (?:said|says|announced|confirmed|added),?(?: on \w+day)?(?: that)? (?:it|"
            rf"they) {AUX}(?:agreed|accept\w*|"
            r"reject\w*|refus\w*|offer\w*|demand\w*|sign(?:ed)?|want\w*|ready|willing|prepared|suspend\w*|resum\w*|free|"
            r"freed|releas\w*|withdraw\w*|negotiat\w*|stop|halt|attend|take part)\b",
        ),
        (
            "stance",
            1.0,
            rf"(?P<one>{ONE})(?:, [^,⟨]{{2,80}},)? {AUX}(?:stuck to|sticks to|ready to|willing to|prepared "
            rf"to|open to|opposes?|opposed|"
            r"opposing|seeks|seeking|sought|turned down|turns down|ruled out|rules out|called off|calls off|"
            r"halted|suspended)\b",
        ),
        (
            "captor",
            1.5,
            rf"(?P<one>{ONE}) (?:(?:has|have|had|will|would|may|also|now|still|later|then) )*(?:(?:is |are |"
            rf"was |were )?holding|"
            r"holds|kidnapped|abducted|seized|captured|freed|released|frees|"
            rf"releases|took)\b"
            r"[^.;:⟨]{0,60}?(?:hostages?|captives?|prisoners?|soldiers|policem[ae]n|workers|girls|schoolgirls|students|"
            r"journalists|tourists|crew|pilgrims|sailors|aid "
            r"workers|people|foreigners|civilians|passengers|staff)\b",
        ),
        (
            "captor",
            1.5,
            rf"\b(?:held|kidnapped|abducted|seized|captured|captivity|hostages?|captives?|release|freed)"
            rf"(?: [^.;:⟨]{{0,30}}?)? (?:by|of) "
            rf"(?P<one>{ONE})(?=[^.;:]{{0,80}}?(?:hostage|captiv|kidnap|abduct|"
            rf"ransom|held|release|$))",
        ),
        (
            "went-back-on",
            1.5,
            rf"(?P<one>{ONE}) {AUX}(?:reneg\w+|back(?:ed|s|ing)? (?:out|off|away)|went back|broke(?! "
            rf"off| down| up)|violat\w+|"
            rf"honou?r\w*|breach\w*)\b[^.;:⟨]{{0,40}}?\b(?:{TALKS}|promise|pledge|plan)\b",
        ),
        (
            "two-of-talks",
            1.5,
            rf"(?P<one>⟨\d+⟩(?:, ⟨\d+⟩)*(?:,? and |[-–]|, )⟨\d+⟩) "
            rf"(?:(?!the|an?|that|with|in|on|of|for|to|their|by|as|is|"
            rf"are|was|were|has|have|said|[a-z]+ed\b)[a-z-]+ "
            rf"){{0,3}}?(?:{TALKS}|{FIGHT})\b(?<!alliance)(?<!coalition)(?<!merger)(?<!mediators)(?! with)",
        ),
        (
            "seeks-release",
            1.5,
            rf"(?P<one>{ONE}) {AUX}(?:try\w*|tried|tries|work\w*|seek\w*|sought|hop\w+|struggl\w+|"
            rf"negotiat\w+|talk\w*|launch\w*|"
            r"us(?:e|ed|ing)|secur\w+|win|won|obtain\w*)\b[^.;:⟨]{0,60}?\b(?:release|freedom|freeing) of\b",
        ),
        ("demanding", 1.0, r"(?P<one>⟨\d+⟩)[^.;:⟨]{0,60}? demanding\b"),
        ("accused", 1.0, rf"(?P<one>{ONE}) {AUX}(?:accused?|accuses|blamed?|blames) (?P<two>{ONE})"),
        (
            "walked-out",
            2.0,
            rf"(?P<one>{ONE}) {AUX}(?:walked out|walk out|went on strike|go on strike|(?:began|start|"
            rf"started|called off|called|staged) (?:a |an |their )?(?:[a-z\d-]+ )?(?:strike|walkout|"
            rf"stoppage)|striking|on strike|strike)\b",
        ),
        (
            "strike-at",
            1.5,
            rf"\b(?:strikes?|walkouts?|stoppages?|lockout|dispute)(?: (?:action|on \w+|last week|this "
            rf"week|today))? (?:at|by|against) (?P<one>{LIST})",
        ),
        (
            "employs",
            1.5,
            r"(?P<one>⟨\d+⟩)(?:['’]s?)? (?:[a-z-]+ "
            r"){0,2}?(?P<two>⟨\d+⟩)(?=[^.;:]{0,80}?\b(?:strik\w+|walk\w+|stoppage|"
            r"contract|dispute|picket\w*|pay|talks|negotiations|vote\w*)\b)",
        ),
        (
            "delegation",
            1.0,
            rf"\b(?:delegations?|negotiators|representatives|envoys|negotiating teams?)\b (?:of|from|"
            rf"for) (?P<one>{LIST})",
        ),
        (
            "delegation",
            1.0,
            r"(?P<one>⟨\d+⟩)(?:['’]s?)? (?:[a-z-]+ )?(?:delegations?|negotiators?|negotiating team)\b",
        ),
        (
            "for-a-side",
            2.0,
            rf"\b(?:negotiat\w+|talk\w*|speak\w*|bargain\w*|mediat\w+)\b[^.;:]{{0,60}}? on behalf of "
            rf"(?P<one>{ONE})",
        ),
        (
            "told-to",
            1.0,
            rf"\b(?:called on|calling on|urged|urging|press\w*|demand\w* that|asked|wants?|want) "
            rf"(?P<one>{LIST}) (?:to|free|release|withdraw|return|pay|first)\b",
        ),
        (
            "for-a-deal",
            1.5,
            rf"(?P<one>{LIST}) {AUX}(?:claim\w*|said|says|announced|confirmed|denied|"
            rf"declared)[^.;:⟨]{{0,60}}? (?:reached|agreed|signed|deal|truce|cease-?fire|agreement|"
            rf"accord)[^.;:⟨]{{0,30}}? with (?P<two>{LIST})",
        ),
    )
)
OF_TWO = frozenset(
    (
        "talks-with",
        "met",
        "agreed-with",
        "bid-for",
        "their-bid",
        "accused",
        "rejected-theirs",
        "together",
        "for-a-deal",
        "two-of-talks",
    )
)
"""Rules that tell of two together."""
OF_SEVERAL = ("together", "at-odds")
"""Rules that tell of several who stand one behind the other."""
