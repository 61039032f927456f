# Nudges: short messages to whoever asked for them. Each says what it is about, and every answer to it is a good one.

nudge-midweek-title = In the middle of your week
nudge-midweek = { $count ->
        [one] This one is still open, and that's fine.
       *[other] These are still open, and that's fine.
    } Here are a few ways to go on; doing nothing is one, too.
nudge-follow-up-title = The day you chose is here
nudge-follow-up = You put today's date on this. However it went, each of these is a good answer.
nudge-less-title = Would less suit you better?
nudge-less = Two quiet weeks need no explaining. If it's a lot at present, it can be less, and it can stay as it is.
nudge-more = and { $count } more
nudge-last = I've written three times, so I'll be quiet now. You owe me no answer. Everything is kept, and whatever you do with me next wakes the nudges again.
nudge-asked-for = You asked for this in { $settings }, and you can end it there.

nudge-log-button = Log progress
nudge-smaller-button = Make it smaller
nudge-pass-button = Pass this week
nudge-later-button = Later
nudge-done-button = Done
nudge-week-button = Next week
nudge-drop-button = Let it go
nudge-less-button = Make it smaller
nudge-pause-button = Let it all rest
nudge-leave-button = Leave it as it is
nudge-step-button = Look at it
nudge-show-button = Show me

## What is answered

nudge-put-off = All right, later: { $when }.
nudge-put-off-over = All right. Its week is over before I'd come again, so I leave it at that. Nothing is lost.
nudge-moved = It waits for next week. Nothing is lost, and this week asks nothing for it.
nudge-rests = { $count ->
        [one] It rests now, and nothing is lost.
       *[other] They rest now, and nothing is lost.
    } { $list } is where to take them up again, whenever you like.
nudge-left = It stays as it is, then. Whenever you like, { $list } has the ways to change it.
nudge-over = There's nothing open here any more. { $list } shows your goals.

## Where direct messages are closed

nudge-note = A nudge waits for somebody here whose direct messages are closed. If it's you, one tap shows it to you alone.
nudge-waiting-title = Waiting for you
nudge-waiting-none = Nothing waits for you just now.
nudge-waiting-midweek = Still open this week, and that's fine:
nudge-waiting-follow-up = The day you chose for this has come:
nudge-waiting-next-step = What you let rest could go on, if you like:
nudge-waiting-less = Would less suit you better just now?
