# /settings: how a member would like things.

command-settings = How you'd like things: time zone, nudges, quiet hours, pause, helplines
command-settings-zone = A city in your time zone
command-settings-country = The country whose helplines you'd like to see first
command-settings-pause = Until when nudges rest: a date like 2026-12-24, or a number of days

settings-title = How you'd like things
settings-intro = Only you see this. I guess none of it, and you can change it whenever you like.
settings-in-group = In this group
settings-line = **{ $name }:** { $state }
settings-placeholder = Choose what to change
settings-more = { $privacy } shows all that I keep of you.
settings-back-button = Back
settings-zone-button = Type a city
settings-country-button = Type a country
settings-forget-button = Forget this

settings-coming = **Next nudge:** { $when }, { $what }
settings-coming-midweek = mid-week, if nothing is logged for a goal by then
settings-coming-follow-up = about a goal that you put a date on
settings-coming-next-step = the next step of something you let rest
settings-coming-less = a question, whether fewer goals would suit you better
settings-leave-out-button = Leave out the next nudge
settings-left-out = Left out: { $when }, { $what }
settings-left-out-arc = I won't bring that one up again by myself. { $next } finds it whenever you like.
settings-take-up-button = Undo
settings-take-up-nothing = That changed nothing: its time is over, something was changed since, or it comes anyway.
settings-rested = My last nudges found you away, so they rested. You're here, and that's enough: they go on.
settings-closed = **My last nudge didn't arrive ({ $when }):** your direct messages are closed to me. Discord's privacy settings for this server can open them, and the next one will arrive.

settings-matches-placeholder = Which one is it?
settings-matches-more = More places fit than I can show here. A few more letters narrow them down.

## What can be changed, and how it stands

settings-section-zone = Time zone
settings-section-language = Language
settings-section-nudges = Nudges
settings-section-quiet = Quiet hours
settings-section-reach = Where nudges arrive
settings-section-pause = Pause
settings-section-country = Country for helplines
settings-section-encouraged = Who may encourage me
settings-section-round = Rounds

settings-none-chosen = not chosen
settings-zone-chosen = { $zone }, { $time } there now
settings-language-discord = as in your Discord
    .option = As in my Discord
settings-language-name = English
settings-nudges-none = none
settings-nudges-chosen = { $nudges }, at { $hour }
settings-nudge-midweek = Mid-week
    .when = When nothing is logged for a goal by the middle of its week
settings-nudge-next-step = Next step
    .when = When something you let rest may go on
settings-nudge-follow-up = Follow-up
    .when = When something that you put a date on is due
settings-quiet-off = off
settings-quiet-on = from { $begin } until { $end }
settings-quiet-all-day = all day long
settings-reach-dm = by direct message; if yours are closed, they wait in { $help }
    .option = In direct messages only
settings-reach-channel = by direct message; if yours are closed, as a note in the group's channel that mentions nobody
    .option = Else in the group's channel
settings-pause-none = none
settings-pause-until = until { $when } ({ $left })
settings-encouraged-group = everyone in the group
    .option = Everyone in the group
settings-encouraged-nobody = nobody
    .option = Nobody
settings-round-shown = your goals are shown
    .option = Show my goals
settings-round-hidden = your goals aren't shown
settings-round-mentioned = the goals round mentions you
    .option = Mention me in the goals round
settings-round-mentioned-wins = the wins round mentions you
    .option = Mention me in the wins round
settings-round-mentioned-both = both rounds mention you
settings-round-not-mentioned = no mention

## What is said where it is changed

settings-about-zone = Nudges, quiet hours and pauses follow this clock. If the time isn't yours, type a city near you.
settings-nudges-rest = After three with no answer, nudges rest until you're back. Being here is enough.
settings-about-no-zone = Nudges, quiet hours and pauses follow your clock, once I know it. Until then they follow UTC.
settings-hours-are-utc = Until you choose a time zone, these hours are UTC's.
settings-about-language = This is for what only you see. What everyone sees is in the group's language.
settings-about-nudges = A nudge is a short message, just for you. None comes unless you choose it here, and you can end each one again.
settings-about-quiet = I write nothing in these hours; they may span the night. If they last all day, I can't tell you either before I erase what I keep of somebody long away.
settings-about-reach = If your direct messages are closed, a nudge waits for you in { $help }. It may also come as a note in the group's channel, if you like that better.
settings-about-pause = Resting is a good choice, too. No nudge comes until the pause ends, and nothing of yours is lost.
settings-about-country = { $now } shows this country's helplines first, if there's a day when you need them.
settings-about-encouraged = This counts for *Encourage*, a kind line by direct message, and for *Celebrate* on your messages. With *nobody*, none comes, and no card is put up. Wins that you share can still be celebrated.
settings-about-round = The goals round shows what people want to do, never who missed something. The wins round shows what was shared, and doesn't mention you in the week after a no. Nothing of it is fine, too.

settings-zone-form = Your time zone
    .label = A city in your time zone
    .hint = Like Lagos, Munich or San Francisco
settings-country-form = Country for helplines
    .label = A country
    .hint = Its name, or its two letters
settings-pause-form = Pause
    .label = Until when?
    .hint = A date like 2026-12-24, or a number of days
settings-pause-placeholder = How long?
settings-pause-days = { $days ->
        [1] A day
        [3] Three days
        [7] A week
        [14] Two weeks
        [30] A month
       *[other] { $days } days
    }
settings-pause-form-button = Until a date
settings-pause-end-button = End the pause
settings-nudges-placeholder = Which nudges would you like?
settings-hour-placeholder = At what hour?
settings-quiet-from-placeholder = From when?
settings-quiet-until-placeholder = Until when?
settings-quiet-off-button = No quiet hours
settings-round-placeholder = Which of these suits you?
