"""English for the safety net: what people write of themselves, plainly (`URGENT`) or not so plainly (`SOFT`).

Data only, in the form that `safety_phrases` describes. Families after care.md, section 1: wishing to die, ending
one's life, self-harm, means, not waking up, not worth living, burden, goodbye, hopelessness.
"""

from bot.domain.safety_phrases import Phrase

_BODY = r"(?:wrists?|arms?|thighs?|legs?|veins?|throat|skin)"
_FALL = r"(?:bridge|building|roof|rooftop|window|cliff|balcony|ledge|overpass|platform|tower)"
_HIT = r"(?:train|bus|car|truck|lorry|traffic|tram)"
_PILLS = r"(?:pills?|tablets?|meds|medication|sleeping pills)"
_DRUG = (
    r"(?:purpose|my|everything|drugs|painkillers|opioids|heroin|fentanyl|insulin|medicine|antidepressants|benzos|"
    r"paracetamol|acetaminophen|tylenol|ibuprofen|advil|aspirin|xanax|valium|melatonin|sertraline|prozac|codeine|"
    r"tramadol|morphine|oxy|cocaine|caffeine|alcohol|sleeping|(?:\w{1,20} ){0,2}(?:pills?|tablets?|meds|medication))"
)
_ONLY_A_PLACE = (
    r"(?! (?:in|near|at) (?!all\b|(?:\w{1,20} ){0,3}(?:world|body|planet|earth|pain|fear|agony|misery|shame|hell|"
    r"nightmare|darkness|head|skin|life|reality|depression|grief|torment|existence|poverty|debt)\b))"
)
"""Not wanting to live somewhere is soft where no idiom knows the place; in this world, it is urgent."""

_GONE = (
    r"(?:(?:was|were|am|im|is) (?:dead|gone|not (?:here|around|alive)|no longer (?:here|around|alive)|"
    r"never (?:born|here|around|alive))|"
    r"(?:wasnt|werent|isnt) (?:here|around|alive|born)|died|die|didnt exist|dont exist|disappeared|never existed|"
    r"(?:had never|was never|hadnt) (?:been )?born)"
)

URGENT = (
    Phrase("kill-myself", r"kill(?:s|ed|ing)? ?my ?self"),
    Phrase(
        "other-verbs",
        r"(?:neck|necking|rope|roping|hang|hanging|hanged|hung|shoot|shooting|shot|stab|stabbing|stabbed|poison|"
        r"poisoning|poisoned|drown|drowning|drowned|end|ending|top|topping|offed) myself|do(?:ing)? myself in|"
        r"(?:to|ill|could|might|of) off(?:ing)? myself",
    ),
    Phrase("end-my-life", r"(?:end|ending|ended|take|taking|took) my (?:own )?(?:life|existence|misery)"),
    Phrase("end-it-all", r"end(?:ing|ed)? (?:it|everything) all|end(?:ing)? all of (?:it|this)"),
    Phrase(
        "end-it",
        r"(?:going to|want to|will|ill|might|could|ready to|time to|about to) end it"
        r"(?! (?:here|there|early)\b)|(?:going|want|plan|planning|ready|ill|will|about|decided) (?:to )?end "
        r"(?:it|things|everything) (?:here |there )?(?:tonight|today|now|tomorrow|soon|for good|forever)",
        "here and there, a talk may end, too",
    ),
    Phrase(
        "want-to-die",
        r"i?want(?:ed|ing)? ?to ?(?:die|be dead|stop existing|not (?:exist|live$|be (?:here|alive))|cease to exist)",
    ),
    Phrase("wish-dead", rf"wish(?:ed|ing)? (?:that )?i (?:{_GONE}|(?:could|would) die|(?:would not|wouldnt) exist)"),
    Phrase(
        "rather-be-dead",
        r"(?:rather|sooner|prefer to) be dead|rather die than (?:live|go on|keep|be (?:here|alive)|exist|wake|face)",
    ),
    Phrase(
        "want-life-over", r"(?:want|wish|need) my life (?:to (?:be over|end|stop)|over|was over|were over|would end)"
    ),
    Phrase(
        "not-be-alive",
        r"(?:shouldnt|not supposed to|not meant to) (?:even )?(?:be|still be) (?:alive|breathing)",
    ),
    Phrase("hope-to-die", r"(?:hope|hoping|pray|praying) (?:that )?(?:i|to) (?:die|get hit by)"),
    Phrase("ready-to-die", r"let me die|(?:deserve|ready|need|plan|planning|time for me|better for me) to die"),
    Phrase("not-deserve-life", r"dont deserve (?:to (?:live|be alive|exist|be here)|life)"),
    Phrase("might-as-well-die", r"i (?:should|might as well|could as well) (?:die|be dead)"),
    Phrase(
        "better-off-dead", rf"(?:better|best) off (?:\w{{1,20}} )?dead|better (?:off )?(?:if|when|once) i {_GONE}"
    ),
    Phrase(
        "better-without-me",
        r"(?:every ?one|everybody|family|kids|children|wife|husband|partner|parents|mom|mum|world|people|you all|"
        r"friends) (?:\w{1,20} ){0,4}(?:better|happier|easier)(?: off)? without me",
        "of those one lives with; of a team it is soft",
    ),
    Phrase(
        "if-i-died",
        r"(?:if|when|once) (?:i (?:died|was dead|were dead|disappeared forever)|im dead)|"
        r"if i (?:(?:was|were) gone|(?:wasnt|werent) (?:here|around|alive))",
    ),
    Phrase("live-or-die", r"dont care (?:if|whether) i (?:live|die|wake up)"),
    Phrase("suicidal", r"suicidal"),
    Phrase(
        "suicide-own",
        r"(?:commit|committing|committed|attempt|attempting|attempted|consider|considering|contemplate|"
        r"contemplating|contemplated|think (?:of|about)|thinking (?:of|about)|thought (?:of|about)|thoughts of|"
        r"plan|planning|by|my|want) suicide|(?:me|myself|i|close|closer) to suicide|"
        r"suicide (?:note|plan|attempt|pact|method)",
    ),
    Phrase(
        "not-wake-up",
        r"(?:want|wish|hope|rather|could|prefer|love)(?: \w{1,20}){0,8} (?:not|never|dont|wont|didnt|wouldnt) "
        r"(?:have to |ever )?wake up",
    ),
    Phrase(
        "not-want-to-wake",
        r"(?:dont|never|no longer|not) (?:\w{1,20} ){0,2}(?:want|wish) to (?:ever )?wake up",
    ),
    Phrase("sleep-forever", r"(?:want|wish|like) (?:\w{1,20} ){0,4}sleep forever"),
    Phrase(
        "not-want-to-live",
        r"(?:dont|didnt|no longer|not|never) (?:\w{1,20} ){0,3}(?:want|wanting|wish|care) to "
        rf"(?:live{_ONLY_A_PLACE}|exist|be alive|be here|be around|keep living|go on living|"
        r"stay alive|continue living|be (?:on|in) this (?:earth|planet|world))",
    ),
    Phrase(
        "no-reason-to-live",
        r"(?:no|not any|any|without a|zero|one) (?:real |good |more |single )?(?:reasons?|point|purpose) "
        r"(?:left )?(?:to |in |for )?(?:live|living|keep living|exist|existing|be alive|being alive|go on|going on|"
        r"be here|being here|stay alive|staying alive)",
    ),
    Phrase("nothing-to-live-for", r"(?:nothing|not much|what) (?:\w{1,20} ){0,4}to live for|no will to live"),
    Phrase(
        "not-worth-living",
        r"(?:not|isnt|aint|never|no longer|nothing|hardly) (?:\w{1,20} ){0,2}worth (?:living|being alive|"
        r"staying alive)|life (?:isnt|aint|is no longer|is never|is not) worth",
    ),
    Phrase(
        "tired-of-living",
        rf"(?:tired|sick|exhausted) of (?:living{_ONLY_A_PLACE}|being alive|existing(?:$| like| any))|"
        r"done (?:living$|with life)|hate (?:living(?:$| like| any)|being alive|my existence)",
    ),
    Phrase(
        "self-harm",
        r"self ?harm(?:s|ed|ing)?|(?:hurt|hurting|harm|harming|harmed|cut|cutting|burn|burning|burned|"
        r"burnt|injure|injuring|injured|scratching|starving) myself",
        "everyday accidents are idioms",
    ),
    Phrase("wrists", rf"(?:cut|cutting|slit|slitting|slash|slashing|open) my {_BODY}"),
    Phrase(
        "cutting",
        r"(?:i|ive|im) (?:\w{1,20} ){0,3}cutting(?:$| tonight| today| since| after)|urges? to cut(?: myself|$)",
        "with the writer named: companies cut, too",
    ),
    Phrase(
        "overdose",
        rf"overdos(?:e|ed|ing) on {_DRUG}|(?:i|ive) (?:\w{{1,20}} )?overdosed(?! on)|"
        r"(?:i|ive|to|ill) (?:\w{1,20} ){0,2}(?:take|took|taken) an overdose|taking an overdose|"
        r"(?:want|going|plan|planning|think|thinking|thought|tempted|might|will|try|trying|tried) "
        r"(?:\w{1,20} ){0,3}(?:overdos(?:e|ing)|od)",
    ),
    Phrase(
        "pills",
        r"(?:take|taking|took|swallow|swallowing|swallowed|down) (?:all|every|a bunch|a handful|too many|the whole|"
        rf"an entire)(?: \w{{1,20}}){{0,4}} {_PILLS}|(?:hoard|stockpil)(?:e|ed|ing) (?:\w{{1,20}} )?{_PILLS}",
    ),
    Phrase(
        "fall",
        r"(?:(?:jump|jumping|leap|throw myself|throwing myself) (?:off|from|out of)|(?:step|drive|driving|walk) off) "
        rf"(?:a|the|my|that|this|some) (?:\w{{1,20}} )?{_FALL}",
    ),
    Phrase(
        "hit",
        r"(?:jump|jumping|step|stepping|walk|walking|run|throw myself|throwing myself) (?:in front of|under) "
        rf"(?:a |the |an )?(?:\w{{1,20}} )?{_HIT}|(?:walk|step|jump)(?:ing)? into traffic",
    ),
    Phrase(
        "crash",
        r"(?:drive|driving|crash|crashing|steer) (?:(?:my|the) car )?(?:off|into) "
        r"(?:a|the) (?:cliff|tree|wall|river|lake)",
    ),
    Phrase(
        "means",
        r"noose|gun in my mouth|ways to die|painless (?:way|death|method)|(?:lethal|fatal) dose|"
        r"(?:how many|how much|enough) (?:\w{1,20} ){0,7}to (?:die|kill (?:me|myself|a person|someone))",
    ),
    Phrase(
        "goodbye",
        r"goodbye (?:forever|world|cruel world)|this is (?:my |a )?(?:final |last )?goodbye|"
        r"my (?:final|last) goodbyes?|by the time you read this",
    ),
    Phrase("not-alive", r"(?:wont|not going to|dont plan to|not) be alive(?: tomorrow| much| next| by| to|$)"),
    Phrase(
        "not-safe",
        r"(?:not|dont feel|isnt|arent) safe (?:with|from|around|to be alone with) myself|keep myself safe|"
        r"trust myself (?:tonight|alone|to be alone)",
    ),
    Phrase("never-born", r"(?:never|shouldnt|not) (?:have )?been born|wish i wasnt born"),
)

SOFT = (
    Phrase("kms", r"kms|kys", "abbreviations, often thrown about"),
    Phrase(
        "kill-me",
        r"kill me(?:$| now| please| already)|(?:please|someone|somebody) (?:would )?kill me|shoot me (?:now|please)",
    ),
    Phrase("as-well-dead", r"(?:might|could|may) as well (?:die|be dead)", "without saying who"),
    Phrase("wants-to-die", r"wants to die", "of somebody the text does not name beside it"),
    Phrase("suicide-word", r"suicides?", "the bare word"),
    Phrase(
        "cant-any-more",
        r"cant (?:\w{1,20} ){0,2}(?:do|take|handle|bear|stand|cope|deal|live|keep doing)(?: with)? (?:this|it|life|"
        r"like this)(?: all)? (?:any more|any longer|much longer)|cant (?:take|bear) (?:it|this|much more|any more)|"
        r"cant cope|cant live like this",
    ),
    Phrase(
        "cant-go-on",
        r"(?:cant|dont want to|no longer) (?:go on|keep going|carry on|continue like this|do life)",
    ),
    Phrase(
        "point",
        r"whats (?:\w{1,20} )?the point|no point (?:in|to|of) (?:anything|any of|trying|life|continuing|it|me)|"
        r"theres no point$|(?:everything is|its|life is|all) pointless",
    ),
    Phrase(
        "give-up",
        r"(?:give|given|giving|gave) up on (?:everything|life|myself|it all|living|all of)|"
        r"(?:want|ready|going|about) to give up$|feel like giving up$",
    ),
    Phrase("burden", r"(?:a|such a|the|only a) burden|burden (?:to|on) (?:every|my|them|people|others)"),
    Phrase("team-without-me", r"(?:better|happier)(?: off)? without me"),
    Phrase(
        "hopeless",
        r"(?:im|feel|feels|feeling|felt|so|its|all|everything is|life is) (?:so |all |utterly )?hopeless",
    ),
    Phrase("no-hope", r"(?:no|lost|losing|without|given up|zero) (?:all |any )?hope"),
    Phrase("worthless", r"(?:im|feel|feeling|felt) (?:\w{1,20} ){0,2}(?:worthless|a waste of (?:space|air|oxygen))"),
    Phrase("hate-myself", r"(?:hate|hating|loathe|despise) (?:myself|my life|being me)"),
    Phrase("disappear", r"(?:want|wish|wanted)(?: \w{1,20}){0,3} (?:disappear|vanish|fade away)"),
    Phrase("done-with-all", r"(?:done|finished|through) with (?:everything|it all|this world|all of (?:it|this))"),
    Phrase("no-future", r"(?:no|cant see a|dont see a|cant see any) future"),
    Phrase("no-way-out", r"(?:no|only|no other) way out"),
    Phrase("nobody-would-miss", r"(?:nobody|no one|noone) (?:would|will|ll) (?:miss me|notice if i|care if i)"),
    Phrase("dead-inside", r"dead inside|(?:lost|losing) the will to live|gun to my head"),
    Phrase("nothing-left", r"nothing (?:matters|left (?:for me|in me|to lose))|ive got nothing left"),
    Phrase("life-over", r"my life (?:is|feels) (?:over|ruined|meaningless|worthless|hell)"),
    Phrase(
        "want-it-to-stop",
        r"want (?:it|everything|this|the pain|the thoughts|all (?:of )?(?:it|this)|it all)(?: all)? to "
        r"(?:stop|end|be over|go away)",
    ),
    Phrase(
        "end-things",
        r"(?:want|going|ready|need|plan|planning|decided|thinking|thought|thoughts) (?:to|of|about) end(?:ing)? "
        r"(?:things|it|everything)|(?:ill|i could|i might|i should) end (?:things|it)",
    ),
    Phrase("end-of-rope", r"end of my (?:rope|tether)|(?:hit|at|reached) rock bottom"),
    Phrase(
        "goodbyes",
        r"saying my goodbyes|goodbye every(?:one|body)$|"
        r"wont be (?:here|around) (?:tomorrow|much longer|for much longer)|my goodbye (?:letter|note)s?",
        "people leave jobs, too",
    ),
    Phrase("why-alive", r"why (?:am|was) i (?:alive|born|here)$"),
    Phrase("worth-living-asked", r"worth living|reasons? to (?:live|stay alive)"),
    Phrase(
        "not-want-to-live-in",
        r"(?:dont|didnt|no longer|not|never) (?:\w{1,20} ){0,3}want to live (?:in|near|at)|"
        r"(?:tired|sick|exhausted) of living (?:in|near|at)",
        "a place that no idiom knows",
    ),
    Phrase("overdose-word", r"overdos(?:e|ed|ing)"),
)
