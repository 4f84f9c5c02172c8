"""The phrases that rules about who talks with whom are made of. English.

In a sentence that is laid out for them each somebody is a number (``⟨0⟩ and ⟨1⟩ resumed talks``).
"""

from __future__ import annotations

OF_IT = (
    r"(?:governments?|militants?|rebels?|fighters?|officials?|delegations?|negotiators?|negotiating|sides?|"
    r"teams?|leaders?|leadership|forces|army|military|authorities|administration|management|workers?|staff|"
    r"unions?|board|bosses?|chiefs?|executives?|members?|groups?|movement|militia|party|company|firm|"
    r"representatives|separatists?|guerrillas?|insurgents?|envoys?|ministers?|presidents?|spokesman|"
    r"diplomats?|commanders?|parliament|cabinet|shareholders|owners|employees|drivers|pilots|teachers|"
    r"players|writers|actors|miners|prime|foreign|chief|executive|armed|senior|islamist|rebel|opposition|"
    r"mediators?|sides|bloc|camp|faction|partners|coalition|alliance)"
)
_FOR = (
    r"(?:(?:the )?(?:[a-z-]+ )?(?:representatives|leaders?|officials|delegations?|delegates|members|"
    r"negotiators|envoys|heads|"
    r"governments?|ministers?|presidents?|chiefs|teams?) (?:of|from|for) (?:the )?)?"
)
"""Those who act for somebody, before its name."""
_FROM_NUMBER = rf"⟨\d+⟩(?:['’]s?)?(?: {OF_IT}){{0,3}}"
ONE = _FOR + _FROM_NUMBER
LISTED = rf"{ONE}(?:(?:, {ONE})*,? and {ONE})?"
"""One or several, the last behind "and"."""
LIST = rf"{ONE}(?:,? (?:and|or) (?:with |from |of |by )?{ONE}|, (?:with |from |of )?{ONE})*"
BARE = rf"⟨\d+⟩(?:(?:['’]s?)?(?: {OF_IT}){{1,3}}(?! and ⟨)|(?:(?:, ⟨\d+⟩)*,? and (?:the )?⟨\d+⟩)|(?:['’]s?)?)"
"""One somebody with those who act for him, or names alone, one or several."""
TALKS = (
    r"(?:talks?|negotiations?|dialogue|discussions|consultations|agreements?|deals?|accords?|truce|"
    r"cease-?fire|disputes?|pact|treaty|swaps?|exchanges?|meetings?|mediat\w+|gaps?|differences|contracts?|"
    r"merger|settlement|summit|row|stand-?off|stalemate|rounds?|coalition|negotiating|negotiate|arbitration|"
    r"conciliation|alliance|compromise|memorandum)"
)
FIGHT = (
    r"(?:war|conflict|fighting|battle|battles|hostilities|feud|tensions|clashes|peace|contract|power|border)"
)
VERBS = (
    r"(?:agreed|agree|signed|sign|reached|reach|resumed?|began|begun|begin|started|start|opened|open|held|"
    r"hold|holding|ended|end|suspended|suspend|postponed|exchanged?|swapped?|failed|fail|continued?|"
    r"initialled|initialed|concluded?|struck|negotiating|negotiated?|met|meet|meeting|return(?:ed)?|"
    r"extended?|announced|locked|deadlocked|broke|split|disagree\w*|sealed|settled|clinched|merge|"
    r"(?:moved?|edged?|inched?|drew|draw) (?:closer|nearer|near)|neared|differ\w*|clash\w*|quarrel\w*|fell "
    r"out|fall out|"
    r"resolved?|remain(?:ed)? (?:far )?apart)"
)
AUX = (
    r"(?:(?:have|has|had|are|is|were|was|will|would|could|should|may|to|not|been|be|yet|again|both|also|"
    r"since|still|now|each|expected|due|set|scheduled|likely|ready|on \w+day|last \w+|this \w+|\w+ly),? )*"
)
DO_BETWEEN = r"(?:mediat|broker|facilitat|coordinat|conven|chair|moderat|sponsor)"
GO_BETWEENS = (
    r"(?:mediators?|facilitators?|go-betweens?|intermediar(?:y|ies)|conciliators?|arbitrators?|guarantors?|"
    r"(?:in|pre|)formateurs?|(?:peace |truce |honest )?brokers?)"
)
OFFER = (
    r"(?:(?<!in a )(?<!in an )bid|bids|offer|offers|takeover|approach|proposal|proposals|buyout|buy-out|"
    r"stake)"
)

NOUNS = r"(?:(?:the|an?|its|their) )?(?:[a-z-]+,? ){0,5}?"
"""What may stand between a small word and a name: "by the regional bloc X"."""
_FRONT = "(?P<one>" + _FOR
_LONG = (LIST, LISTED, ONE, AUX)
"""Phrases that no rule needs a word of, longest first."""


def from_number(pattern: str) -> str:
    """The pattern of a rule. Where it opens with somebody, those who act for him are left off: they would
    only make a match begin earlier, and the search would then be tried at every letter instead of at names.
    """
    return "(?P<one>" + pattern.removeprefix(_FRONT) if pattern.startswith(_FRONT) else pattern


def in_short(pattern: str) -> str:
    """A pattern that fits wherever the pattern does, with the same words, and is read faster."""
    for phrase in _LONG:
        pattern = pattern.replace(phrase, ".*")
    return pattern
