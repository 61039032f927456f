# A member's rights over what is kept of them.

command-privacy = What I keep of you, and what you can do about it
command-privacy-view = See everything that is kept of you
command-privacy-export = Get everything that is kept of you as a file
command-privacy-delete = Erase everything that is kept of you
command-privacy-withdraw = Stop taking part: erase everything but that you withdrew

refusal-already-withdrawn = You withdrew already, and that you did is all I keep. `/privacy delete` forgets that, too.

## What is held: one line for each table, as it is shown and as a receipt says it

held-person = Your agreement and your settings, since { $since }
held-withdrawal = That you withdrew, { $since }
held-key = A key of your own that locks what you write and how you feel
held-member =
    { $count ->
        [one] Your membership of one group, since { $since }
       *[other] Your membership of { $count } groups, the first since { $since }
    }
held-peer_group =
    { $count ->
        [one] One group that you set up
       *[other] { $count } groups that you set up
    }
held-win =
    { $count ->
        [one] One win, from { $since }
       *[other] { $count } wins, the first from { $since }
    }
held-delivery =
    { $count ->
        [one] One message sent for you, or on its way: the card of something you share, or a nudge
       *[other] { $count } messages sent for you, or on their way: cards of what you share, and nudges
    }
held-goal =
    { $count ->
        [one] One goal, from { $since }
       *[other] { $count } goals, the first from { $since }
    }
held-entry =
    { $count ->
        [one] One step that you logged, { $since }
       *[other] { $count } steps that you logged, the first { $since }
    }
held-member_week =
    { $count ->
        [one] How one week went, with your look back if you wrote one
       *[other] How { $count } weeks went, with your looks back if you wrote any
    }
held-schedule =
    { $count ->
        [one] When one message comes to you, or came
       *[other] When { $count } messages come to you, or came
    }
held-celebration =
    { $count ->
        [one] One time you were glad with somebody, { $since }
       *[other] { $count } times you were glad with somebody, first { $since }
    }
held-report =
    { $count ->
        [one] One report to moderators with your name
       *[other] { $count } reports to moderators with your name
    }
held-rejection =
    { $count ->
        [one] One note after a no or a layoff, from { $since }
       *[other] { $count } notes after a no or a layoff, the first from { $since }
    }
held-shared_rejection =
    { $count ->
        [one] What you wrote to share of a no, from { $since }
       *[other] What you wrote to share of { $count } noes, the first from { $since }
    }
held-support =
    { $count ->
        [one] One time you stood by somebody who shared a no, { $since }
       *[other] { $count } times you stood by somebody who shared a no, first { $since }
    }
held-checkin =
    { $count ->
        [one] One check-in, from { $since }
       *[other] { $count } check-ins, the first from { $since }
    }
held-review =
    { $count ->
        [one] One look back, from { $since }
       *[other] { $count } looks back, the first from { $since }
    }
held-keepsake =
    { $count ->
        [one] One reframe that you asked me to keep, from { $since }
       *[other] { $count } reframes that you asked me to keep, the first from { $since }
    }
held-line_shown = Which lines of the library and which things of yours you were shown, so that none comes again too soon
held-offered_line =
    { $count ->
        [one] One line that you wrote for your group's library, from { $since }
       *[other] { $count } lines that you wrote for your group's library, the first from { $since }
    }
held-encouragement =
    { $count ->
        [one] One kind word between you and somebody, sent, received or typed
       *[other] { $count } kind words between you and others, sent, received or typed
    }
held-stop =
    { $count ->
        [one] One person you'd rather not hear from, which nobody else can see
       *[other] { $count } people you'd rather not hear from, which nobody else can see
    }

## Seeing it

privacy-view-title = What I keep of you
privacy-view-shared =
    { $count ->
        [0] Nobody but you sees your wins here.
        [one] One of your wins is shared with the group. The others are for you alone.
       *[other] { $count } of your wins are shared with the group. The others are for you alone.
    }
privacy-view-here = You take part in this group, { $group }.
privacy-view-more = { $export } gives you all of it as a file, words included. { $delete } erases it, { $withdraw } ends taking part.
privacy-view-settings = { $settings } changes what you chose.

## Taking it along

privacy-export-done =
    { $count ->
        [one] One entry, which is everything I keep of you. The file has your words in it, so it's yours to look after.
       *[other] { $count } entries, which is everything I keep of you. The file has your words in it, so it's yours to look after.
    }
privacy-export-packed = It was large, so it's packed; most devices open *.gz* files.
privacy-export-about = What Rebound keeps of you. Times are in UTC, ids are Discord's and written as text. What you wrote is here in plain words; in the database it is sealed.

## Erasing it, and withdrawing

privacy-delete-title = Erase everything?
privacy-delete-goes = This goes:
privacy-withdraw-title = Stop taking part?
privacy-withdraw-fact = **One thing stays:** that you withdrew, and when. So nobody puts up cards about your messages. { $delete } forgets that, too.
privacy-posts-go = Cards of what you shared are taken down, and your goals leave the goals round. What I sent you, or others from you, stays where it is, and so do mentions of you.
privacy-others-stay = Groups you set up and reports you made stay, without your name.
privacy-cards-stay = Cards that others put up about your messages stay. Tapping *Celebrate* on one gives you a way to take it away.
privacy-undone = **This can't be undone, not by me and not by a host.** { $export } gives you a copy first.
privacy-erase-button = Erase everything
privacy-withdraw-button = Withdraw
privacy-leave-button = Keep it
privacy-left = Nothing was changed; all of it stays as it is.

privacy-receipt-title = Erased, { $when }
privacy-receipt-gone = This is gone:
privacy-receipt-posts =
    { $count ->
        [one] One card is being taken down. If I can't reach its channel, I keep trying for two days.
       *[other] { $count } cards are being taken down. Where I can't reach a channel, I keep trying for two days.
    }
privacy-receipt-names = On cards of others, your name goes the next time somebody taps them.
privacy-receipt-key = Your key is destroyed, so nothing locked with it opens any more. Backups keep keys for a week at most. Ids, dates and choices stay in backups until whoever runs this deletes them.
privacy-receipt-fact = I keep that you withdrew and when, and nothing else. This receipt isn't kept either.
privacy-receipt-nothing = I keep nothing of you here now, and I don't keep this receipt. You're welcome back whenever you like.

## Somebody who stayed away

privacy-keep-button = Keep it
privacy-warning = You've been away for a while, which is fine. What I keep for you is erased on { $when }. If you'd like to keep it, tap the button or use any command before then.
privacy-kept = Good to know. All of it stays, for whenever you need it.
privacy-kept-too-late = It's erased already, as I wrote to you, so there's nothing left to keep. You're welcome to begin again whenever you like.
