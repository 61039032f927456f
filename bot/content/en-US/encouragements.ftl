# Encouragements: a line for now, a line of one's own, and what moderators read about those. The library's lines are in
# library-encouragements.ftl.

command-encourage = A line for now, and lines of your own for others
command-encourage-me = A kind line, just for you; none comes twice until you have seen them all
command-encourage-me-theme = What would be good to hear about?
command-encourage-me-stage = Where are you just now? It can bring lines for exactly that
command-encourage-add = Offer a line of your own to this group; you see it first, and moderators decide
command-encourage-add-text = A line that could help on a bad day (up to 200 characters)
command-encourage-add-theme = What is it about?

choice-theme-self-worth = Being good enough
choice-theme-feelings = Room for how I feel
choice-theme-rest = Rest
choice-theme-persistence = Going on
choice-theme-connection = Not being alone with it
choice-theme-learning = Learning
choice-theme-fairness = When it isn't fair, or not in my hands
choice-theme-everyday = Money, care and everyday life

choice-stage-applied-and-silent = I applied, and no answer comes
choice-stage-screened-out = A no before anybody spoke with me
choice-stage-after-interview = A no after an interview
choice-stage-final-round = A no at the very end
choice-stage-offer-withdrawn = An offer was taken back
choice-stage-laid-off = I was laid off
choice-stage-long-search = I've been searching for a long time

encourage-another-button = Another one
encourage-from-the-group = From somebody in this group

## A line of one's own

encourage-preview-title = How others would read it
encourage-preview-note = Moderators read it and decide; they may change the wording. Nobody is shown that it was you, unless you tell them. It goes to them only if you tap *Offer it*.
encourage-offer-button = Offer it
encourage-discard-button = Rather not
encourage-offered = Thank you for thinking of others. Moderators find it when they next look through offered lines. Once they've decided, your next { $me } tells you.
encourage-discarded = It's gone, and nobody saw it.

encourage-told-approved = Your line “{ $line }” is in the group's library now. Thank you.
encourage-told-edited = Your line is in the group's library now, and moderators changed its wording: “{ $line }”. Thank you.
encourage-told-personal = The moderators left out your line “{ $line }”, because it tells of somebody who could be known by it. Thank you for thinking of others.
encourage-told-hurts = The moderators left out your line “{ $line }”, because it could hurt somebody on a very bad day. Thank you for thinking of others.
encourage-told-presses = The moderators left out your line “{ $line }”, because it could feel like pressure to somebody. Thank you for thinking of others.
encourage-told-similar = The moderators left out your line “{ $line }”, because there's one like it already. Thank you for thinking of others.
encourage-told-other = The moderators left out your line “{ $line }”. That says nothing about you. Thank you for thinking of others.
encourage-told-taken-out = Your line “{ $line }” was in the group's library for a while, and moderators have taken it out again. That says nothing about you. Thank you for thinking of others.

## For moderators

command-moderate-prompts = Lines that members offer to the group's library: those that wait, and those that are in it

prompts-title = Lines that members offer
prompts-empty = No line is waiting. Members can offer one with { $add }.
prompts-wait = { $count ->
    [one] A line from a member waits for you to decide.
   *[other] { $count } lines from members wait for you to decide.
}
prompts-look-button = Look at them
prompts-entry-note = { $theme } · offered { $when }
prompts-no-theme = For any day
prompts-approve-button = Approve
prompts-edit-button = Edit
prompts-decline-button = Decline
prompts-page = { $total ->
        [one] { $total } line waits
       *[other] { $total } lines wait
    } · { $pages ->
        [1] who wrote a line is shown to nobody
       *[other] page { $number } of { $pages } · who wrote a line is shown to nobody
    }
prompts-edit-title = Change and approve
prompts-edit-words = The line, as the group will read it
prompts-edit-note = Whoever wrote it is told that moderators changed the wording.
prompts-decline-title = Leave this line out
prompts-decline-reason = Why not this one?
prompts-decline-note = Whoever wrote it is told this, and not who decided.
choice-decline-personal = It tells of somebody who could be known by it
choice-decline-hurts = It could hurt somebody on a bad day
choice-decline-presses = It could feel like pressure
choice-decline-similar = There's one like it already
choice-decline-other = Something else

prompts-shelf-button = Lines in the library
prompts-queue-button = Lines that wait
prompts-shelf-title = Lines from members in the group's library
prompts-shelf-empty = There's no line from a member in the library at the moment.
prompts-shelf-note = { $theme } · in the library since { $when }
prompts-shelf-page = { $total ->
        [one] One line
       *[other] { $total } lines
    } · { $pages ->
        [1] who wrote a line is shown to nobody
       *[other] page { $number } of { $pages } · who wrote a line is shown to nobody
    }
prompts-take-out-button = Take out
prompts-take-out-title = Take this line out?
prompts-take-out-note = Nobody is shown it any more. Whoever wrote it is told that moderators took it out, and not who did. They may offer another one.
prompts-take-out-now-button = Take it out
prompts-leave-in-button = Leave it in
