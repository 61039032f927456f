# What members read about wins. Validate first, offer, at most 40 words, no promise, no comparison.

## The command

command-win = Small wins: keep them, share them
command-win-share = Keep a win of any size; nothing is posted until you say so
command-win-share-category = What kind of win is it?
command-win-share-words = In your own words, if you like (up to 1,000 characters)
command-win-share-who = Who is it for? You see it first either way
choice-win-who-group = The group, after a preview
choice-win-who-me = Just me
command-win-list = Your own wins, newest first
menu-celebrate = Celebrate

## Categories: as a choice, and as others read it after a name ("Ana asked for help")

win-category-showed-up = Showed up, in my own way
    .told = showed up
win-category-applied = Sent an application
    .told = sent an application
win-category-cv = Improved my CV or portfolio
    .told = worked on a CV or portfolio
win-category-heard-back = Heard back from someone
    .told = heard back from someone
win-category-interview = Did an interview
    .told = did an interview
win-category-practised = Practised
    .told = practised
win-category-feedback = Asked for feedback
    .told = asked for feedback
win-category-learned = Learned something
    .told = learned something
win-category-reached-out = Reached out to someone
    .told = reached out to someone
win-category-asked-for-help = Asked for help
    .told = asked for help
win-category-helped = Helped someone
    .told = helped someone
win-category-got-back-up = Got back up after a no
    .told = got back up after a no
win-category-rested = Rested on purpose
    .told = rested on purpose
win-category-offer = Got an offer
    .told = got an offer

## A line for the person who keeps the win

win-kept-showed-up = Some weeks, turning up is the whole thing. You did it.
win-kept-applied = An application takes time and nerve. You gave both.
win-kept-cv = CV work is slow, and mostly nobody sees it. It still counts.
win-kept-heard-back = Waiting is hard work. It's good that someone answered.
win-kept-interview = You let yourself be seen. That took something, however it went.
win-kept-practised = Practice with nobody watching is easy to overlook. Now it's written down.
win-kept-feedback = Asking how it went is a brave question, answer or no answer.
win-kept-learned = You know something now that you didn't before. That stays yours.
win-kept-reached-out = Writing first is often the hardest part. You did that part.
win-kept-asked-for-help = Asking for help can feel heavier than doing it alone. You asked.
win-kept-helped = You had a search of your own to carry and still helped. That matters.
win-kept-got-back-up = It hurt, and you took another step. Both are true.
win-kept-rested = Rest is part of this. You chose it on purpose.
win-kept-offer = An offer! However you feel about it, it's worth a moment.

## What the person who keeps it reads

win-kept-private = Kept. Only you can see it, in { $list }.
win-preview-title = How the group would see it
win-preview-note = It's kept already, just for you. It goes to { $channel } only if you tap *Share with the group*.
win-preview-no-channel = It's kept, just for you. Sharing isn't set up in this group at the moment; the host can do that with { $setup }.
win-keep-button = Keep it private
win-share-button = Share with the group
win-stays-private = It stays yours. You can share it later from { $list }.
win-shared = Shared in { $channel }. Thank you for letting people be glad with you.
win-shared-jump = See it
win-on-its-way = It's kept, and on its way to { $channel }. If that takes a few minutes, I keep at it.
win-being-shared = It's kept, and being shared.
win-not-posted = Your win is kept. { $problem } I'll let your host know as soon as I can.
win-try-again-button = Try again

## The card in the wins channel

win-card-title = { $emoji } **{ $name } { $told }**
win-card-celebrated =
    { $count ->
        [one] { $names } celebrates this
        [2] { $names } celebrate this
       *[other] { $names } celebrate this
    }
win-card-celebrated-more = { $names } and { $others ->
        [one] { $others } more person celebrate this
       *[other] { $others } more people celebrate this
    }
win-celebrate-button = Celebrate
win-celebrate-button-count = Celebrate · { $count }

## Celebrating an ordinary message

cheer-card-title = 🎉 **Something from { $name } to celebrate:** [their message]({ $link })
cheer-posted = The card is up, and you're counted in.
cheer-away-button = Take this card away
cheer-away = It's gone, and so is who celebrated it.
win-form-title = Keep this as a win
win-form-category = What kind of win is it?
win-form-category-placeholder = Choose one
win-form-words = In your own words, if you like
win-form-cut = Your message is longer than a win holds, so this is its beginning.

## The list

win-list-title = Your wins
win-list-empty = Nothing here yet, and that's fine. When something goes a little better than it had to, { $share } keeps it.
win-list-entry = { $emoji } **{ $category }** · { $when }{ $marks }
win-list-private = only you
win-list-shared = shared
win-list-waiting = not posted yet
win-list-celebrated =
    { $count ->
        [one] celebrated by { $count } person
       *[other] celebrated by { $count } people
    }
win-list-total = { $total ->
        [one] One win
       *[other] { $total } wins
    }
win-list-page = page { $number } of { $pages }
win-list-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    } { $year }
list-newer-button = Newer
list-older-button = Older
win-list-open-placeholder = Look at one, or change it
win-list-month-placeholder = Go to another month

## One of them

win-edit-button = Edit
win-edit-title = Change this win
win-edited = Changed.
win-edited-shared = Changed. The card in { $channel } follows in a moment.
win-remove-button = Remove
win-remove = This takes the win away for good.
win-remove-card = Its card in { $channel } goes, too.
win-remove-celebrated =
    { $count ->
        [one] So does the note of who celebrated it: { $count } person.
       *[other] So does the note of who celebrated it: { $count } people.
    }
win-remove-now-button = Remove it for good
win-remove-not-button = Keep it
win-removed = It's gone.
win-removed-card = It's gone. If it has a card in the channel, that goes in a moment.
win-back-button = My wins

## A small win in what somebody just did

win-of-button = That's a small win
