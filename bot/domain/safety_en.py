"""English for the safety net: how words are written, idioms that mean no harm, and what is said of others.

Data only, in the form that `safety_phrases` describes; what is said of oneself is in `safety_en_own`.
"""

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

_NOT_THE_WORLD = r"(?!(?:in|on) (?:(?:this|the) (?:world|body|planet|earth)|my (?:body|head|skin)|pain|fear)\b)"
"""Not wanting to live in a city is no alarm; in this world, it is."""

_FILLERS = """
just really fucking fuckin literally honestly even actually kinda kindof sometimes still truly simply maybe probably
seriously lowkey legit ngl tbh lol lmao fr often always absolutely totally completely also again quite
"""

_DISGUISED = """
kill killing killed die dying dead suicide suicidal hang hanging hurt harm self myself overdose life kms alive unalive
live living cut cutting jump wrists pills noose
"""

_WORDS = {
    "wanna": "want to",
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
    ("did not", "didnt"),
    ("sewer slide", "suicide"),
    ("un alive", "kill"),
)

_IDIOMS = (
    Phrase("killing-me", r"(?:killing|killed|kills|slaying) (?:me|us)", "this search is killing me"),
    Phrase(
        "will-kill-me",
        r"(?:will|ll|itll|going to|could|might|nearly|almost|trying to|(?<!someone )(?<!somebody )would) kill me",
        "my mum would kill me",
    ),
    Phrase("kill-yourself-over", r"kill(?:ing)? (?:your|our)sel(?:f|ves) (?:over|for|to|with|trying|on)"),
    Phrase("kill-myself-work", r"kill(?:ed|ing)? myself (?:laughing|working|studying|preparing|over (?:a|the|this))"),
    Phrase("die-laughing", r"die (?:laughing|of laughter|trying)"),
    Phrase("foot", r"(?:shoot|shot|shooting|shoots) (?:my|your|our|him|her|them)sel(?:f|ves) in the foot"),
    Phrase("career-suicide", r"(?:career|professional|political|commercial|social|financial) suicide"),
    Phrase(
        "prevention-work",
        r"(?:suicid(?:e|al)|self ?harm|overdose) (?:prevention|hotline|helpline|lifeline|awareness|squad|research|"
        r"clients?|patients?|callers?|support line|crisis line|charity|training|policy)",
        "people work there, and apply there",
    ),
    Phrase("hang-out", r"hang(?:ing)? myself (?:out|up on)"),
    Phrase("cut-slack", r"cut(?:ting)? myself (?:off|short|some|a|out|from|loose|shaving|down|on)"),
    Phrase(
        "hurt-ankle",
        r"(?:hurt|hurting|burn|burning) myself (?:at|in|playing|running|lifting|on|while|during|out)",
    ),
    Phrase("life-direction", r"(?:take|taking|took) my life (?:back|in|into|to|seriously|slow|forward|day)"),
    Phrase("life-as", r"end(?:ing|ed)? my life (?:as|in|at)"),
    Phrase(
        "live-somewhere",
        rf"live {_NOT_THE_WORLD}(?:in|at|near|abroad|there|on|off|closer|with my (?:parents|mom|mum|dad|ex))",
    ),
    Phrase(
        "living-somewhere",
        rf"living {_NOT_THE_WORLD}(?:in|at|near|abroad|there|on|off|out|paycheck|with (?:my|three|two))",
    ),
    Phrase("be-here-at", r"be here (?:at|for|until|till|all day|late|in (?:this|the) (?:office|city|job|company))"),
    Phrase(
        "overdosed-on-coffee",
        r"overdos(?:e|ed|ing) on (?!purpose|pills|my|tablets|meds|medication|everything|drugs|painkillers)\w{1,20}",
    ),
    Phrase("point-of-a", r"whats the point of (?:an?|the|these|those|asking|cover|this (?:form|call|question|step))"),
    Phrase("go-on-a", r"go on (?:an?|the|that|my|holiday|vacation|leave|stage|camera|\w{3,6}day|about|to|with the)"),
    Phrase("top-up", r"(?:top|topping) myself up"),
    Phrase("drown-in-work", r"drown(?:ing)? myself in"),
)

_OF_OTHERS = (
    Phrase("want-to-die-of", r"want(?:ed)? to die (?:of|from) (?:embarrassment|shame|cringe|boredom|laughter|heat)"),
    Phrase("rather-die", r"(?:id|would) (?:rather|sooner) (?:die|be dead) than", "mostly an exaggeration"),
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
    Phrase("lost-to-suicide", r"(?:lost|losing) (?:\w{1,20} ){1,4}to suicide"),
    Phrase("themselves", r"(?:kill|hang|harm|shoot|drown)(?:s|ed|ing)? (?:him|her|them|your)sel(?:f|ves)"),
    Phrase("their-life", r"(?:end|ending|ended|take|taking|took) (?:his|her|their) (?:own )?(?:life|lives)"),
)

ENGLISH = Phrases(
    words=_WORDS,
    pairs=_PAIRS,
    fillers=frozenset(_FILLERS.split()),
    disguised=frozenset(_DISGUISED.split()),
    idioms=_IDIOMS,
    of_others=_OF_OTHERS,
    urgent=URGENT,
    soft=SOFT,
)
