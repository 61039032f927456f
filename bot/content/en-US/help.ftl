# Help, and what is said when something can't be done.

command-help = What Rebound does, and what to do first

help-title = Rebound
help-intro = For getting back up together when the answer was no. Small wins count here, whatever their size.
help-first = **To begin:** { $share } keeps a win, two taps. You see it before anyone else does, and nothing is posted unless you tap *Share*.
help-list = { $list } shows your wins again, on a day when you need them.
help-celebrate = *Celebrate* under a win counts you in. On anyone's message (hold or right-click it, *Apps*, *Celebrate*) it puts up a small card there, for all to see.
help-host = **For the host:** { $setup } chooses the channel where shared wins appear.
help-not-crisis = Rebound is a program, not a crisis service. If you need a person now, { $now } shows whom to talk to.

## Refusals

refusal-words-too-long = That's { $length } characters, and a win holds { $limit }. Nothing was kept; a shorter version will fit.
refusal-unknown-category = I don't know that kind of win. Please pick one from the list.
refusal-no-such-win = I can't find that win any more.
refusal-not-a-card = There's no win on that message to be glad about.
refusal-not-your-win = That win is somebody else's, so it stays with them.
refusal-not-your-button = That button belongs to somebody else. { $help } shows what you can do.
refusal-own-win = It's your own win, so I leave this button to the others. I hope you're a little glad about it, too.
refusal-already-celebrated = You celebrate this one already.
refusal-already-shared = This one is shared already, so everyone in the group can see it.
refusal-other-group = That win was kept in another group, so it can only be shared there.
refusal-only-in-a-group = This needs a group, and here it's only us.
refusal-not-a-person = That message is from a program, so there's nobody to be glad with.
refusal-host-only = Only the group's host (with *Manage Server*) can change this.
refusal-unknown-command = I don't know that command any more; Discord may show it for a while. { $help } shows what there is.
refusal-stale-button = That button is from an earlier time and does nothing now. { $help } shows what there is.

## When something goes wrong

error-unexpected = Something went wrong on my side, not yours. If you tell the host, this helps them find it: `{ $reference }`
error-not-saved = I couldn't save that, so nothing was kept. Please try again in a minute. Reference: `{ $reference }`

## People to talk to

command-help-now = People to talk to now, by country
command-help-now-country = The country whose lines you would like to see

help-now-title = People to talk to now
help-now-title-country = People to talk to now: { $country }
help-now-intro = You don't need the right words. *"I've been struggling since a rejection"* is enough. I'm a bot and not a crisis service; these are people who listen.
help-now-emergency = If you might act on this soon, or someone is in danger now, call **{ $number }**.
help-now-line = **{ $name }**: { $how } · { $hours } · { $languages }
    .call = call **{ $number }**
    .text = text **{ $words }**
    .chat = [chat]({ $url })
help-now-more = More lines and chats: [findahelpline.com]({ $url })
help-now-international = If you might act on this soon, call your local emergency number. [findahelpline.com](https://findahelpline.com) lists people to talk to in many countries; { $command } with a country shows some of them here.
help-now-trust-button = Message someone I trust
help-now-trust-intro = Here are words you could send to someone you trust. Change them as you like; I send nothing.
help-now-trust-words = Hi. I've been having a hard time since a rejection, harder than I've let on. I don't need advice. Could you listen for a bit, today if you can?
