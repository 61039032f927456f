# Encouragement from one member to another.

command-encourage-member = Send somebody here a kind line, as a direct message with your name
command-encourage-member-who = Who is it for?
menu-encourage = Encourage

peer-preview = For { $name }
peer-preview-note = This is how it would look. It goes to { $name } alone, as a direct message from me with your name on it. Whether it reaches them, and when, is up to them; you aren't told.
peer-send-button = Send this
peer-another-button = Another line
peer-own-button = In my own words
peer-change-button = Change the words
peer-discard-button = Rather not
peer-own-title = In your own words
peer-own-label = Your words
peer-own-hint = A line or two, up to 200 characters. You see it once more before it goes.
peer-sent = Thank you. It's on its way to { $name }, if they take messages from me. There's nothing more for you to do.
peer-discarded = It's gone, and nobody saw it.

## What somebody receives

peer-received = { $name } was thinking of you
peer-thank-button = Thank
peer-thanked-button = Thanked
peer-thank-told = That's kind. If { $name } likes such news, I tell them.
peer-stop-button = Please stop
peer-stop-ask = Would you rather not hear from { $name } by way of me? Then nothing more comes to you from them, and nothing goes to them from you: no encouragement, no thanks, no news of a win.
peer-stop-untold = They aren't told, and they can't see it anywhere. What they sent before leaves your list, and what the group sees in its channels stays as it is.
peer-stop-sure-button = Yes, please stop
peer-stop-report = Without a tap, nothing changes. If something in the message isn't all right, I can tell your group's moderators that it came, without its words.
peer-report-button = Tell the moderators
peer-stopped = It's quiet between you and { $name } now, as far as I carry messages. In { $settings } you can let them again, whenever you like.

peer-list-title = What people wrote to you
peer-list-empty = Nothing is here just now. When somebody sends you a kind word by way of me, you can read it here again.
peer-list-page = { $total ->
        [one] One encouragement
       *[other] { $total } encouragements
    } · { $pages ->
        [1] only you see this
       *[other] page { $number } of { $pages } · only you see this
    }
peer-waiting = { $count ->
        [one] An encouragement waits for you.
       *[other] { $count } encouragements wait for you.
    }
peer-read-button = Read

## News, for whoever likes to hear it

peer-thanked = { $name } thanks you for your encouragement. It arrived.
peer-celebrated = { $count ->
        [one] { $names } is glad about your win with you.
       *[other] These people are glad about your win with you: { $names }.
    }
peer-celebrated-more = { $names } and { $others ->
        [one] one more
       *[other] { $others } more
    } are glad about your win with you.
peer-no-news-button = No such news, please
peer-no-news = All right, I'll keep such news to myself. In { $settings }, *Nudges* brings it back.

## In /settings

settings-nudge-warm-news = Warm news
    .when = When somebody is glad about a win of yours, or thanks you
settings-section-stops = Whom I'd rather not hear from
settings-about-stops = Here's whom you asked to stop. Nothing comes to you from them by way of me, nor to them from you. They aren't told of it, or of a change.
settings-stops-none = nobody
settings-stops-some = { $count ->
        [one] one person
       *[other] { $count } people
    }
settings-stops-entry = **{ $number }** · { $name }, since { $when }
settings-stops-placeholder = Let them encourage me again
settings-stops-option = Number { $number } of the list

## Refusals

refusal-takes-none = They take no encouragement by way of me in this group just now. A kind word in the channel may still find them.
refusal-encourages-oneself = For a kind word to yourself there's `/encourage me`.
refusal-encouraged-today = They have a kind word of yours from today already. Tomorrow there's room for another.
refusal-encouraged-many = That's { $limit } kind words from you today. Thank you; tomorrow there's room for more.
refusal-no-such-encouragement = I can't find that encouragement any more.
refusal-too-many-stops = That's as many as I can hold. In `/settings` you can let nobody encourage you.
