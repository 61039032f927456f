"""English for the safety net: idioms that mean no harm, each by the harmless thing that it names.

Data only, in the form that `safety_phrases` describes. An idiom is taken out before anything else is looked for, so
one that is too wide silences a plain word. Therefore: write what is meant ("hang myself up on that answer"), never
what is not ("hang myself up, but not on a beam"), and let a doubt fall through to the phrases. What is excluded
beside a named thing only ever lets fewer texts be idioms.
"""

from bot.domain.safety_phrases import Phrase

_NOT_MEANT = (
    r"(?! (?:[\w;]{1,20} ){0,6}(?:purpose|deliberately|intentionally|to (?:cope|punish)|"
    r"punishment|to feel (?:something|anything|alive|real|pain|it)))"
)
"""An accident with an intention told beside it is none."""

_QUESTION = (
    r"(?:(?:an?|the|that|this|these|those|one|every|each|another|my) )?(?:\w{1,20} )?(?:answer|question|detail|"
    r"mistake|sentence|word|typo|cover letter|form|call|step|interview|take home|assessment|test|exam|round|portal|"
    r"cv|resume|reference|application|job ad|meeting|screening|portfolio|task|presentation|email|reply|pitch)s?"
)
"""What one meets while looking for work."""

_HOUR = r"\d{1,2}(?: \d\d)? ?(?:am|pm|oclock|in the (?:morning|afternoon|evening))"

_NO_WORSE = (
    r"(?! (?:; )?(?:or|nor|and) (?:\w{1,20} ){0,3}(?:any|anywhere|all|alive|be|exist|ever|breathe|life|world|earth|"
    r"everything|everyone|everybody)\b)"
)
"""What is named beside an idiom may be no idiom: "in this city or in this world"."""

_KIN = r"my (?:parents|mom|mum|mother|dad|father|ex|family|in ?laws|sister|brother|roommates?|flatmates?)"

_COUNTRIES = """
africa america argentina asia australia austria belgium brazil britain california canada chicago china colombia
denmark dubai dublin egypt england europe finland florida france germany ghana greece hungary india indonesia ireland
israel italy japan kenya korea london madrid mexico milan munich netherlands nigeria norway ohio pakistan paris
philippines poland portugal romania scotland seattle singapore spain sweden switzerland sydney taiwan texas tokyo
toronto turkey ukraine vienna vietnam wales amsterdam berlin barcelona boston brussels hamburg lisbon warsaw
"""

_PLACE = (
    r"(?:in (?:(?:an?|the|that|this|another|such an?|my|our) (?:\w{1,20} )?)?(?:city|cities|town|country|village|"
    r"suburbs?|flat|apartment|house|dorm|area|state|neighbou?rhood|countryside|hotel|hostel|van|car|basement|office|"
    rf"region|district|capital|{'|'.join(_COUNTRIES.split())})|"
    rf"at home(?: with {_KIN})?(?:$| any more| at my age)|at (?:{_KIN}|the office)|"
    r"near (?:the|an?|my) (?:\w{1,20} )?(?:office|airport|motorway|highway|station|coast|parents|family|ex)|"
    rf"abroad|there$|far from (?:work|home|{_KIN})|with (?:{_KIN}|roommates|flatmates)|"
    rf"(?:from )?paycheck to paycheck|off (?:savings|benefits|ramen|noodles|{_KIN})|"
    r"on (?:campus|benefits|savings|ramen|(?:instant )?noodles|credit|a budget|unemployment|my own$)|"
    r"closer to (?:home|work|the office|my (?:parents|family)))" + _NO_WORSE
)
"""Where and with whom people live. Unnamed places are left to the phrases, where they are at least soft."""

_TREATS = (
    r"(?:coffee|espresso|tea|chocolate|cake|cookies|candy|ice cream|pizza|cheese|netflix|tiktok|youtube|linkedin|"
    r"podcasts|memes|news|job (?:boards|ads|sites|postings|applications)|applications|cover letters|"
    r"interviews|interview prep|meetings|webinars|motivational quotes|career advice)"
)
_NO_MORE = r"(?! (?:; )?(?:and|with|plus|then|laced|pills|tablets|capsules|or)\b)"

IDIOMS = (
    Phrase(
        "will-kill-me",
        r"(?<!(?:wish|hope) my )(?<!(?:wish|hope) the )(?<!(?:wish|hope) this )(?:(?:wait|waiting|search|hunt|"
        r"commute|stress|suspense|nerves|silence|deadline|take home|interview|process|job|workload|they|she|he) "
        r"(?:will|ll|(?:is |are )?going to|could|might|nearly|almost) kill me|"
        r"(?:mum|mom|dad|wife|husband|boss|parents|manager|recruiter) "
        r"(?:will|ll|(?:is |are )?going to|could|might|would) kill me)",
        "my mum would kill me",
    ),
    Phrase(
        "kill-yourself-over",
        r"(?:dont|not|never|stop|without|no need to) kill(?:ing)? (?:your|our)sel(?:f|ves) "
        r"(?:trying to (?:be perfect|please|impress|finish|fit|meet|get)|"
        rf"(?:over|for|on|with) (?:{_QUESTION}|(?:an?|the|this|that) (?:job|company)))",
    ),
    Phrase(
        "kill-myself-work",
        r"kill(?:ed|ing)? myself laughing|"
        r"(?:been|im|was|nearly|almost) kill(?:ed|ing) myself (?:studying|preparing|working) (?:for|on|overtime|all)",
        "never over something: that is how people tell why",
    ),
    Phrase("die-laughing", r"die (?:laughing|of laughter)"),
    Phrase(
        "foot",
        r"(?:shoot|shot|shooting|shoots) (?:my|your|our|him|her|them)sel(?:f|ves) in the foot"
        rf"(?:$| (?:with|in|on|during|at|by (?:answering|asking)) {_QUESTION}| by (?:saying|talking|telling|"
        r"oversharing|rambling|lying|admitting|applying|asking|answering|not)| "
        r"when i (?:said|told|asked|answered|mentioned|admitted))",
        "a gun is no figure of speech",
    ),
    Phrase("shoot-an-email", r"(?:shoot|shot) myself an? (?:reminder|email|mail|message)"),
    Phrase("dead-tired", r"be dead (?:tired|serious|last|wrong)"),
    Phrase(
        "career-suicide",
        r"(?<!no )(?<!my )(?<!a )(?<!without )(?<!any )"
        r"(?:career|professional|political|commercial|social|financial) suicide",
    ),
    Phrase(
        "prevention-work",
        r"(?:work|working|worked|appl(?:y|ied|ying)|interview|interviewed|interviewing|volunteer|volunteered|"
        r"volunteering|job|role|shift|thesis|talk|course|workshop) "
        r"(?:(?:at|for|with|on|in|to|as|is|about|an?|the|our|my|local|national) ){0,4}"
        r"(?:suicid(?:e|al)|self ?harm|overdose) (?:prevention|hotline|helpline|lifeline|awareness|research|"
        r"support line|crisis line|charity|training|policy)|"
        r"(?:suicid(?:e|al)|self ?harm) (?:prevention )?(?:clients|patients|callers|squad|charity)|"
        r"suicide (?:prevention|awareness) (?:work|training|policy|role|job|course|month|week|day)",
        "people work there, and apply there; who calls there is no idiom",
    ),
    Phrase(
        "hang-out",
        r"(?:hang|hanging|hung) myself (?:out to dry|up on (?:an?|one|the|that|this|every|each) "
        r"(?:answer|question|detail|mistake|sentence|word|typo|interview|reply|email|application)s?)",
    ),
    Phrase(
        "cut-slack",
        r"cut(?:ting)? myself (?:(?:some|more|enough|an? (?:little|bit of)|a) slack|a (?:break|deal)|"
        r"(?:a (?:piece|slice) of|some) (?:cake|bread|pie|cheese)|off (?:mid (?:sentence|answer|word)|from (?:the "
        r"news|linkedin|coffee|sugar|caffeine|social media|everyone|people|my friends))|"
        rf"short (?:in|during) {_QUESTION}|loose from (?:the|that|my) (?:job|company|contract|role|team)|"
        r"out of the (?:process|loop)|shaving|cooking|chopping (?:onions|vegetables|carrots|garlic)|"
        rf"on (?:an? |the |some )?(?:paper|cardboard|envelope|can lid)){_NOT_MEANT}",
    ),
    Phrase(
        "hurt-ankle",
        r"(?:hurt|hurting|burnt?|burned|burning|injured) myself (?:(?:at|in) (?:the )?(?:gym|practice|training|"
        r"football|yoga|climbing hall)(?! (?:bathroom|restroom|locker|changing|toilets?|showers?))|"
        r"(?:in|during) (?:the|a|our|my) (?:game|match|race|training)|"
        r"(?:while )?(?:playing (?:football|soccer|basketball|tennis|volleyball|hockey|rugby)|skiing|cooking|"
        r"cycling|skating|lifting (?:weights|boxes|a (?:box|sofa|couch))|running (?:for the bus|a (?:race|"
        r"marathon)))|running$|(?<=injured myself )at work|on (?:the|my|some) (?:hot )?(?:stove|oven|pan|"
        r"kettle|coffee|tea|soup)|"
        r"out(?:$| last (?:spring|summer|autumn|winter|fall|year|month|night)| (?:at|with|from) work| working| "
        rf"applying| on applications| (?:in|at) (?:my|that|the) (?:\w{{1,20}} )?(?:job|role))){_NOT_MEANT}",
    ),
    Phrase(
        "life-direction",
        r"(?:take|taking|took) my life (?:back(?:$| (?:after|from|under control))|"
        r"in(?:to)? (?:an?|another|some) (?:\w{1,20} )?direction|forward|"
        r"to (?:the next|a new|another) (?:level|stage)|one (?:day|step) at a time|day by day)",
    ),
    Phrase(
        "life-as",
        r"ending my life as an? (?:freelancer|contractor|employee|student|manager|teacher|developer|engineer|nurse|"
        r"consultant|recruiter|commuter|expat|intern|bachelor|nomad) (?:and|to) (?:go|going|start|starting|join|"
        r"joining|move|moving|become|becoming|return|returning)",
    ),
    Phrase("live-somewhere", rf"live {_PLACE}"),
    Phrase(
        "living-somewhere",
        rf"living (?:{_PLACE}|out of (?:an?|my|the) (?:suitcase|car|bag|backpack)|out of boxes|"
        r"(?:from )?(?:paycheck|month) to (?:paycheck|month)|"
        r"with (?:two|three|four|five)?(?: ?\w{1,20} )? ?(?:flatmates|roommates|housemates))",
    ),
    Phrase(
        "be-here-at",
        rf"be here (?:(?:at|until|till|before) {_HOUR}|(?:until|till) (?:late|midnight)|late$|all day$|"
        r"for (?:another|the) (?:meeting|interview|call)$|"
        rf"in (?:this|the) (?:office|city|job|company|meeting|call|queue|town)){_NO_WORSE}",
    ),
    Phrase(
        "be-around-people",
        r"be around (?:people|others|them|him|her|my (?:boss|manager|coworkers|colleagues|ex|family|friends|parents|"
        r"team)|the (?:office|team|boss|kids|people)|that (?:boss|manager|team|man|guy|person|place))"
        rf"{_NO_WORSE}",
    ),
    Phrase(
        "wake-up-early",
        rf"wake up (?:early|late|in time for {_QUESTION}|(?:at|before) (?:{_HOUR}|dawn|five|six|seven|(?:my|the) "
        r"alarm)|to (?:an?|the|my|that) (?:\w{1,20} )?(?:alarm|noise|phone))"
        rf"{_NO_WORSE}",
    ),
    Phrase("overdosed-on-coffee", rf"overdos(?:e|ed|ing) on {_TREATS}(?: and {_TREATS})?{_NO_MORE}"),
    Phrase("point-of-a", rf"whats the point of (?:asking (?:for|about) )?{_QUESTION}"),
    Phrase(
        "go-on-a",
        r"go on (?:(?:an?|the|that|my)(?: \w{1,20})? (?:date|trip|walk|holiday|vacation|leave|call|tour|run|hike|"
        r"diet|break|website|portal|course|show|laptop|phone)|linkedin|holiday|vacation|leave|stage|camera|"
        r"air|strike|(?:mon|tues|wednes|thurs|fri|satur|sun)day|to (?:linkedin|the (?:next|second|third|website))|"
        rf"with (?:the (?:interview|process|application|call|course)s?|{_QUESTION}))",
    ),
    Phrase(
        "keep-going-to",
        r"(?:keep going|carry on) (?:to (?:these|those|the|all these|job|interviews|networking|meetups|that)|"
        rf"with (?:the (?:interview|process|application|call|course)s?|{_QUESTION}))",
    ),
    Phrase(
        "end-it-well",
        r"end(?:ing)? (?:it|things) (?:on good terms|on an? (?:good|high|positive|better|nice|happy|strong) note|"
        r"on a high$|with (?:thanks|a (?:thank you|question|smile|joke)|(?:him|her|them|my (?:boyfriend|girlfriend|"
        r"partner|employer|company|recruiter|fiancee?))(?:$| (?:and|because|over|after|before|today|tonight))))",
    ),
    Phrase(
        "hope-of-a-reply",
        r"hope (?:of (?:hearing|an?|getting (?:an?|the|that|this)) ?(?:back|before|reply|interview|job|offer|role|"
        r"callback|answer|this|from|by)|for (?:the|this|that) (?:role|job|position|application|interview|company|"
        rf"one|offer)){_NO_WORSE}",
    ),
    Phrase(
        "future-at-work",
        r"future (?:at|in|with) (?:(?:this|that|the|my|our) )?(?:\w{1,20} )?(?:company|team|job|role|industry|sector|"
        r"firm|department|profession|startup|sales|finance|retail|tech)"
        rf"{_NO_WORSE}",
    ),
    Phrase(
        "leaving-work",
        r"goodbyes?(?: (?:letter|note)s?)? (?:to|at) (?:the|my|our)? ?(?:old )?(?:team|colleagues|coworkers|job|boss|"
        rf"company|office|work|manager|clients|students|industry|desk|sector){_NO_WORSE}",
    ),
    Phrase(
        "top-up",
        rf"(?:top|topping) myself up (?:with|on) (?:coffee|tea|water|energy|snacks|sugar|chocolate){_NO_MORE}",
    ),
    Phrase(
        "drown-in-work",
        r"drown(?:ed|ing)? myself in (?:work|(?:job )?applications|job ads|cover letters|the search|coffee|tea|"
        r"netflix|music|paperwork|chores|projects|code|games|books|studies|emails|ice cream|interview prep|"
        rf"chocolate){_NO_MORE}",
    ),
)
