# People to talk to: what the safety net says, and `/help-now`. Nothing here promises, diagnoses or watches.

command-help-now = People to talk to now, by country
command-help-now-country = The country whose lines you would like to see

## After words that sound heavy

safety-heavy = That sounds heavy, and I'm glad you wrote it. I'm a bot and can't tell how safe you are; a person can listen.
safety-soft = That sounds hard. If talking with a person might help, the button shows people who listen. `/help-now` shows them, too, on any day.
safety-people-button = People to talk to
safety-figure-button = Just a figure of speech
safety-figure = Thanks for saying so. For up to a week I'll leave that line out. { $now } is there on any day.
safety-figure-plain = Thanks for saying so. Words like these will bring the card again, because I can't tell how they're meant. I'll leave the gentler line out for up to a week. { $now } is there on any day.

## Whom to talk to

help-now-title = People to talk to now
help-now-title-country = People to talk to now: { $country }
help-now-any-words = You don't need the right words. *"I've been struggling since a rejection"* is enough.
help-now-bot = I'm a bot and not a crisis service; these are people who listen.
help-now-emergency = If you might act on this soon, or someone is in danger now, call **{ $number }**.
help-now-line = **{ $name }**: { $how } · { $hours } · { $languages }
    .call = call **{ $number }**
    .text = text **{ $words }**
    .chat = [chat]({ $url })
help-now-group-line = **{ $name }**: { $way } · from this group's host
help-now-more = More lines and chats: [findahelpline.com]({ $url })
help-now-international = If you might act on this soon, or someone is in danger now, call your local emergency number. [findahelpline.com](https://findahelpline.com) lists people to talk to in many countries.
help-now-trust-button = Message someone I trust
help-now-trust-intro = Here are words you could send to someone you trust. Change them as you like; I send nothing.
help-now-trust-words = Hi. I've been having a hard time since a rejection, harder than I've let on. I don't need advice. Could you listen for a bit, today if you can?

## Another country

help-now-country-button = Another country
help-now-country-which = Which country are you in? I don't guess, and I don't keep it.
help-now-country-missing = If yours isn't here, [findahelpline.com](https://findahelpline.com) may list people there.
help-now-country-placeholder = { $first } to { $last }
help-now-country-keep = If you'd like this country every time, { $settings } keeps it.

## Asking a moderator

ask-moderator-button = Ask a moderator
ask-moderator-first = Moderators are volunteers and may be away. They would get your name and a link to this channel, and none of your words.
ask-moderator-now-button = Ask them
ask-moderator-done = They have your name and a link to this channel. They may be away for a while; { $now } shows people who answer meanwhile.
ask-moderator-failed = They don't know yet: I couldn't tell them. { $problem } You could write to one of them directly, or to someone you trust. { $now } shows people who answer.
ask-moderator-failed-passing = Discord didn't take it just now.

## What moderators read

moderators-asked = { $name } would like to talk with a moderator. They were in { $channel }.
moderators-asked-note = I pass on none of their words. *"I'm here, would you like to talk?"* goes a long way; advice can wait. { $now } lists people to talk to.
moderators-alert = A post that may need a kind eye: { $link }
moderators-alert-note = It may be nothing. If you write to them, listening comes first and advice can wait. { $now } lists people to talk to.
safety-alert-told = This group's moderators get a link if a shared post reads as if somebody may be in danger.
