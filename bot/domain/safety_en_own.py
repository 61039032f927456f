"""English for the safety net: what people write of themselves, plainly (`URGENT`) or not so plainly (`SOFT`).

Data only, in the form that `safety_phrases` describes. Families after care.md, section 1: wishing to die, ending
one's life, self-harm, means, not waking up, not worth living, burden, goodbye, hopelessness.
"""

from bot.domain.safety_phrases import Phrase

_BODY = r"(?:wrists?|arms?|thighs?|legs?|veins?|throat|skin)"
_FALL = r"(?:bridge|building|roof|rooftop|window|cliff|balcony|ledge|overpass|platform|tower)"
_HIT = r"(?:train|bus|car|truck|lorry|traffic|tram)"
_PILLS = r"(?:pills?|tablets?|meds|medication|sleeping pills)"
_GONE = (
    r"(?:(?:was|were|am|im|is) (?:dead|gone|not (?:here|around|alive)|no longer (?:here|around|alive)|never born)|"
    r"(?:wasnt|werent|isnt) (?:here|around|alive|born)|died|die|didnt exist|dont exist|disappeared|never existed|"
    r"(?:had never|was never|hadnt) (?:been )?born)"
)

URGENT = (
    Phrase("kill-myself", r"kill(?:s|ed|ing)? ?my ?self"),
    Phrase(
        "other-verbs",
        r"(?:neck|necking|rope|roping|hang|hanging|hanged|shoot|shooting|stab|stabbing|poison|poisoning|drown|"
        r"drowning|end|ending|top|topping) myself|do(?:ing)? myself in|(?:to|ill|could|might|of) off(?:ing)? myself",
    ),
    Phrase("end-my-life", r"(?:end|ending|ended|take|taking|took) my (?:own )?(?:life|existence|misery)"),
    Phrase("end-it-all", r"end(?:ing|ed)? (?:it|everything) all|end(?:ing)? all of (?:it|this)"),
    Phrase(
        "end-it",
        r"(?:going to|want to|will|ill|might|could|ready to|time to|about to) end it"
        r"(?! (?:with|there|early|on|here|by|at)\b)",
    ),
    Phrase("want-to-die", r"i?want(?:ed|ing)? ?to ?(?:die|be dead|stop existing|not exist|cease to exist)"),
    Phrase("wish-dead", rf"wish(?:ed|ing)? (?:that )?i (?:{_GONE}|(?:could|would) die|(?:would not|wouldnt) exist)"),
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
        r"plan|planning|by|my|want) suicide|suicide (?:note|plan|attempt|pact|method)",
    ),
    Phrase(
        "not-wake-up",
        r"(?:want|wish|hope|rather|could|prefer|love)(?: \w{1,20}){0,8} (?:not|never|dont|wont|didnt|wouldnt) "
        r"(?:have to |ever )?wake up(?! (?:early|at|late|before|to|in time)\b)",
    ),
    Phrase(
        "not-want-to-wake",
        r"(?:dont|never|no longer|not) (?:\w{1,20} ){0,2}(?:want|wish) to (?:ever )?wake up"
        r"(?! (?:early|at|before|to|late)\b)",
    ),
    Phrase("sleep-forever", r"(?:want|wish|like) (?:\w{1,20} ){0,4}sleep forever"),
    Phrase(
        "not-want-to-live",
        r"(?:dont|didnt|no longer|not|never) (?:\w{1,20} ){0,3}(?:want|wanting|wish|care) to (?:live|exist|"
        r"be alive|be here|be around(?! (?:people|others|them|my|the|that)\b)|keep living|go on living|stay alive|"
        r"continue living|be (?:on|in) this (?:earth|planet|world))",
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
        r"(?:tired|sick|exhausted) of (?:living|being alive|existing(?:$| like| any))|done (?:living$|with life)|"
        r"hate (?:living$|being alive|my existence)",
    ),
    Phrase(
        "self-harm",
        r"self ?harm(?:s|ed|ing)?|(?:hurt|hurting|harm|harming|harmed|cut|cutting|burn|burning|injure|injuring) "
        r"myself",
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
        r"overdos(?:e|ing) on (?:purpose|pills|my|tablets|meds|medication|everything|drugs|painkillers)|"
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
    Phrase("means", r"noose|gun in my mouth|ways to die|painless (?:way|death|method)|lethal dose"),
    Phrase(
        "goodbye",
        r"goodbye (?:forever|world|cruel world)|this is (?:my |a )?(?:final |last )?goodbye(?! to\b)|"
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
        r"(?:cant|dont want to|no longer) (?:go on|keep going|carry on|continue like this|do life)(?! (?:to|with)\b)",
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
    Phrase("no-hope", r"(?:no|lost|losing|without|given up|zero) (?:all |any )?hope(?! of| for (?:the|this|that))"),
    Phrase("worthless", r"(?:im|feel|feeling|felt) (?:\w{1,20} ){0,2}(?:worthless|a waste of (?:space|air|oxygen))"),
    Phrase("hate-myself", r"(?:hate|hating|loathe|despise) (?:myself|my life|being me)"),
    Phrase("disappear", r"(?:want|wish|wanted)(?: \w{1,20}){0,3} (?:disappear|vanish|fade away)"),
    Phrase("done-with-all", r"(?:done|finished|through) with (?:everything|it all|this world|all of (?:it|this))"),
    Phrase("no-future", r"(?:no|cant see a|dont see a|cant see any) future(?! (?:at|in|with)\b)"),
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
        r"(?:want|going|ready|thinking|thought|thoughts) (?:to|of|about) end(?:ing)? (?:things|it)"
        r"(?! (?:with|on|there|early)\b)",
    ),
    Phrase("end-of-rope", r"end of my (?:rope|tether)|(?:hit|at|reached) rock bottom"),
    Phrase(
        "goodbyes",
        r"saying my goodbyes(?! (?:to|at)\b)|goodbye every(?:one|body)$|"
        r"wont be (?:here|around) (?:tomorrow|much longer|for much longer)|my goodbye (?:letter|note)s?(?! to\b)",
        "people leave jobs, too",
    ),
    Phrase("why-alive", r"why (?:am|was) i (?:alive|born|here)$"),
    Phrase("worth-living-asked", r"worth living|reasons? to (?:live|stay alive)"),
    Phrase("overdose-word", r"overdos(?:e|ed|ing)"),
)
