# The check-in after a "no": its commands and what stands on its cards. What answers it is in library-rejections.ftl.

command-rejection = After a no or a layoff: keep it, and go on at your own pace
command-rejection-log = After a no or a layoff: say as much as you like, and get a kind word back
command-rejection-log-company = The company, if you like
command-rejection-log-role = What it was for, if you like
command-rejection-log-stage = Where it ended, if you like
command-rejection-next = The next step after a no or a layoff, if you'd like one
command-rejection-list = What you kept after a no or a layoff, for you alone

rejection-form-stage = Where did it end?
    .placeholder = One, or none
rejection-form-names = What was it?
    .about = The company in the first line, the role in the second. Either may stay out.
rejection-edit-title = Change what you kept

rejection-rest-button = Rest a while
rejection-step-button = First step
rejection-next-button = Next step
rejection-list-button = My list
rejection-edit-button = Change it
rejection-delete-button = Erase it
rejection-keep-button = Keep it

rejection-offers-strategy = There were a few of these lately, and that can be a lot. If you'd like to look at the search as a whole some day, { $strategy } is there.

rejection-list-title = What you kept after a no or a layoff
rejection-list-empty = Nothing here. { $log } is there whenever you'd like to keep something.
rejection-list-page = { $total } in all · page { $number } of { $pages }
rejection-list-placeholder = Open one
rejection-list-back-button = Newer
rejection-list-on-button = Older
rejection-felt = It felt: { $feelings }
rejection-outside = What wasn't in your hands:
rejection-edited = Changed, as you like it.
rejection-delete = Erasing takes away what you wrote here, what you looked back at and what you shared of it. Goals that came from it stay. It can't be taken back.
rejection-deleted = It's erased, with what came from it. Goals of yours stay as they are.

arc-which = Several of these are open. Which one would you like to look at?
arc-placeholder = Choose one
arc-rest-placeholder = How long?
arc-rest-another = Another length
arc-done-button = Done
arc-another-button = Another one
arc-reopen-button = Take it up again
arc-lesson-given-back = What this was about has been erased, so I have no place to keep it. Here are your words, to copy:
arc-lesson-form = One thing to keep
    .about = In a few words. "Nothing" is a true answer, too.
arc-where-next = Next, if you like: { $step }
arc-where-rests = Resting. After that, if you like: { $step }
arc-where-rests-until = It rests until { $when }. It can go on before that, too.
arc-rests-open = you say so
arc-where-closed = Closed
arc-where-over = Gone through
