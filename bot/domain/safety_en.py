"""English for the safety net: how words are written, and what is said of others.

Data only, in the form that `safety_phrases` describes; idioms are in `safety_en_idioms`, what is said of oneself in
`safety_en_own`.
"""

from bot.domain.safety_en_idioms import IDIOMS
from bot.domain.safety_en_own import SOFT, URGENT
from bot.domain.safety_phrases import Phrase, Phrases

_THEY = (
    r"(?:he|hes|she|shes|they|theyre|who|whos|someone|somebody|anyone|people|you|youre|"
    r"(?:my|a|the|our|his|her|their|another) (?:\w{1,20} ){0,2}(?:friend|mate|brother|sister|mother|mom|mum|father|"
    r"dad|son|daughter|kid|child|cousin|uncle|aunt|wife|husband|partner|girlfriend|boyfriend|ex|roommate|flatmate|"
    r"coworker|colleague|boss|manager|neighbou?r|classmate|buddy|guy|girl|man|woman|person|member|client|patient)s?)"
)
_NOT_ME = r"(?:(?!(?:i|im|ive|id|ill|me|my|and|so|but|which|makes)\b)\w{1,20} ){0,4}"
"""A few words between another person and what they want, none of which brings the writer back in."""

_FILLERS = """
just really fucking fuckin literally honestly even actually kinda kindof sometimes still truly simply maybe probably
seriously lowkey legit ngl tbh lol lmao fr often always absolutely totally completely also again quite
"""

_DISGUISED = """
kill killing killed die dying dead suicide suicidal hang hanging hurt harm self myself overdose life kms alive unalive
live living cut cutting jump wrists pills noose want
"""

_WORDS = {
    "wanna": "want to",
    "wana": "want to",
    "wnna": "want to",
    "dnt": "dont",
    "gonna": "going to",
    "tryna": "trying to",
    "cannot": "cant",
    "anymore": "any more",
    "u": "you",
    "2": "to",
    "lyf": "life",
    "sucide": "suicide",
    "suiside": "suicide",
    "suicde": "suicide",
    "suecide": "suicide",
    "suicid": "suicide",
    "sucidal": "suicidal",
    "suicidle": "suicidal",
    "mysef": "myself",
    "myslef": "myself",
    "mysefl": "myself",
    "meself": "myself",
    "kil": "kill",
    "killin": "killing",
    "unaliving": "killing",
    "unalive": "kill",
    "unalived": "killed",
    "sewerslide": "suicide",
}

_PAIRS = (
    ("i am", "im"),
    ("i have", "ive"),
    ("i will", "ill"),
    ("my self", "myself"),
    ("do not", "dont"),
    ("can not", "cant"),
    ("is not", "isnt"),
    ("what is", "whats"),
    ("there is", "theres"),
    ("would not", "wouldnt"),
    ("should not", "shouldnt"),
    ("did not", "didnt"),
    ("sewer slide", "suicide"),
    ("un alive", "kill"),
)

_OF_OTHERS = (
    Phrase("want-to-die-of", r"want(?:ed)? to die (?:of|from) (?:embarrassment|shame|cringe|boredom|laughter|heat)"),
    Phrase(
        "rather-die",
        r"(?:id|would) (?:rather|sooner) die than (?:do|write|record|fill|apply|sit|hear|read|call|attend|use|work)",
        "mostly an exaggeration, where what comes after is a task",
    ),
    Phrase(
        "wake-up-to-rejections",
        r"(?:dont|not|never) (?:want|wish)?(?: to)?(?: ever)? ?wake up to (?:an?|another|more|yet another) "
        r"(?:rejections?|mail|email|no)",
    ),
    Phrase(
        "they-wanted-to-die",
        rf"{_THEY} {_NOT_ME}(?:wants|wanted|wanting|wishes) to (?:die|be dead|end (?:it|things|everything))",
    ),
    Phrase(
        "people-want-to-die",
        r"(?:they|you|people|who|others|kids|men|women) (?:all |dont |might |may |say they |do )?"
        r"want to (?:die|be dead|end (?:it|things|everything))",
        'right after its subject: in "they said no, want to die" it is the writer\'s own',
    ),
    Phrase("they-not-live", rf"{_THEY} {_NOT_ME}(?:doesnt|didnt) (?:want|care) to (?:live|be alive|exist|be here)"),
    Phrase(
        "they-suicidal",
        rf"{_THEY} {_NOT_ME}(?:suicidal|suicide|self ?harm(?:s|ed|ing)?|overdos(?:e|ed|ing)|better off dead)",
    ),
    Phrase("life-in-hands", r"(?:take|taking|took) my life in(?:to)? my own hands", "mostly a figure of speech"),
    Phrase("lost-to-suicide", r"(?:lost|losing) (?:\w{1,20} ){1,4}to suicide"),
    Phrase("themselves", r"(?:kill|hang|harm|shoot|drown)(?:s|ed|ing)? (?:him|her|them|your|our)sel(?:f|ves)"),
    Phrase("their-life", r"(?:end|ending|ended|take|taking|took) (?:his|her|their) (?:own )?(?:life|lives)"),
)

ENGLISH = Phrases(
    words=_WORDS,
    pairs=_PAIRS,
    fillers=frozenset(_FILLERS.split()),
    disguised=frozenset(_DISGUISED.split()),
    idioms=IDIOMS,
    of_others=_OF_OTHERS,
    urgent=URGENT,
    soft=SOFT,
)
