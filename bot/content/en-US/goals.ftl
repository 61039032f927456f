# What members read about goals. A miss is nobody's business and nothing to explain: shrink, move, drop or pass.

## The commands

command-goal = What you'd like to do, this week or once
command-goal-set = Keep a goal; only you see it until you show it
command-goal-set-what = What would you like to do? Leave it empty for a form
command-goal-set-idea = An idea to begin from; you can change all of it
command-goal-set-number = How many, if it's something to count (1 to 999)
command-goal-set-unit = What is counted, like "applications"
command-goal-set-plan = A plan, if you like: "if … then I …"
command-goal-set-rhythm = Every week, or once
command-goal-set-by = A date for something you do once: 2026-12-24, or a number of days
command-goal-log = Note a step you took; you can take it back
command-goal-log-goal = Which goal? With just one, leave this empty
command-goal-log-amount = How many steps (1 if you leave it empty)
command-goal-log-day = A day of this week (today if you leave it empty)
command-goal-list = Your goals and how they stand; only you see them
command-goal-adjust = Make a goal fit: smaller, next week, a rest, or let it go
command-goal-adjust-goal = Which goal? With just one, leave this empty
command-goal-adjust-how = What would fit better? Leave it empty to see the choices
command-goal-adjust-number = The smaller number, if you know it already
command-goal-done = A goal is done
command-goal-done-goal = Which goal? With just one, leave this empty

choice-rhythm-weekly = Every week
choice-rhythm-once = Once
choice-adjust-smaller = Make it smaller
choice-adjust-next-week = Move it to next week
choice-adjust-pause = Let it rest
choice-adjust-resume = Take it up again
choice-adjust-drop = Let it go

## Ideas to begin from, with what is counted

goal-idea-applications = Send applications
    .unit = applications
goal-idea-tailored = Fit one application to the role, with care
goal-idea-openings = Look at new openings, a little at a time
    .unit = looks
goal-idea-reach-out = Write to people I know
    .unit = messages
goal-idea-conversation = Talk with somebody about work I'm curious about
goal-idea-stay-in-touch = Write a few friendly lines to somebody from an interview or an earlier job
goal-idea-skill = Spend time on one skill I'd like to grow
    .unit = sittings
goal-idea-answers = Practise answers aloud
    .unit = questions
goal-idea-reading = Read about my field
    .unit = times
goal-idea-portfolio = Add something to my portfolio or CV
    .unit = small pieces
goal-idea-other-ways = Look into another way in: part-time, freelance, volunteering
goal-idea-own-project = Work on a small project of my own
    .unit = sittings
goal-idea-moving = Move in a way that suits my body
    .unit = times
goal-idea-day-off = Take a day without the search
goal-idea-enjoy = Do something I enjoy, for its own sake
    .unit = times

## One goal

goal-amount = { $amount } of { $number }
goal-times = { $number ->
        [one] one time
       *[other] { $number } times
    }
goal-weekly = every week
goal-once = once
goal-due = once, by { $day }
goal-rests = resting
goal-waits = from { $day } on
goal-private = only you see it
goal-in-round = in the goals round

goal-log-button = +1
goal-done-button = Done
goal-undo-button = Undo
goal-adjust-button = Adjust
goal-show-in-round-button = Show it in the round
goal-hide-button = Take it out of the round
goal-set-button = Set a goal

## Setting one

goal-form-title = A goal
goal-form-what = What would you like to do?
    .about = Small is fine. Only you see it until you show it.
goal-form-amount = How many, if it's something to count?
    .about = "5" or "5 applications"; empty if it's simply done or not
goal-form-plan = A plan, if you like
    .about = If … then I … (for example: if it's nine o'clock, then I open one)
goal-form-rhythm = How often?
goal-form-due = It's for once, by { $day }.
goal-kept = Kept, and only you see it. It can change whenever you like.
goal-kept-unread = Kept, and only you see it. I couldn't read how many, so it's simply done or not.
goal-which = Which one is it?
goal-which-to-log = Which one did you do something for?
goal-placeholder = Choose a goal

## Logging

goal-logged = That counts, and it's kept.
goal-reached = That's all of it for this week. Big or small, you did it.
goal-done = It's done. You set out to do it, and you did.
goal-undone = Taken back. This is how it stands.
goal-day-today = Today
goal-day-yesterday = Yesterday
goal-day = { $weekday } ({ $date })

## Making it fit

goal-adjust = A goal may change. Nothing you did is lost, and nobody is told.
goal-adjust-smaller-button = Smaller
goal-adjust-next-week-button = Next week
goal-adjust-pause-button = Let it rest
goal-adjust-resume-button = Take it up again
goal-adjust-drop-button = Let it go
goal-keep-button = Leave it as it is
goal-stays = It stays as it is.
goal-smaller-title = Make it smaller
goal-smaller-number = How many would fit?
    .about = Half is filled in; any smaller number is fine.
goal-smaller-what = In other words, if you like
    .about = The words may shrink, too.
goal-now-smaller = Smaller now. That's a goal as good as any.
goal-now-next-week = It waits for you until { $day }. This week asks nothing for it.
goal-now-rests = It rests until you take it up again. Logging something wakes it, too.
goal-now-on = It's under way again.
goal-drop = Let it go? What you did for it stays counted. The goal itself doesn't come back, and a new one can begin any time.
goal-drop-button = Let it go
goal-dropped = It's gone, and that's a fine choice. What you did for it still counts.

## Showing it in the round

goal-preview-title = How the group would see it
goal-preview-note = It goes into the goals round in { $channel } only if you tap *Show it*. It shows how far it has come, never what was missed, and you can take it out again.
goal-preview-left-out = In `/settings` you chose to stay out of this group's round, so for now nobody would see it.
goal-show-button = Show it
goal-keep-private-button = Keep it to myself
goal-shown = It's in the goals round in a moment, or in the next one if none is up.
goal-hidden = It's out of the round, and only you see it.

## The list

goal-list-title = Your goals
goal-list-empty = No goal here yet, and that's fine. One small thing, this week or once, is plenty to begin with.
goal-list-page = { $pages ->
        [1] { $total ->
            [one] One goal
           *[other] { $total } goals
        }
       *[other] { $total } goals · page { $number } of { $pages }
    }
goal-list-back-button = Back
goal-list-on-button = More
goal-list-asks = It's been quiet for a while, and that needs no reason. Would less fit better? Choose a goal below to make it smaller, move it, let it rest or let it go.

## The week

week-shown-up = This week: you showed up.
week-off = This week is off, and it counts.
week-next = You wrote for next: { $next }
week-pass-button = Pass this week
week-passed = This week is yours to rest, and it counts as shown up. Logging something all the same is welcome.
look-back-button = Look back
look-back-title = Looking back at the week
look-back-strength = What went well, or what did you bring?
    .about = However small. Leave empty what doesn't fit.
look-back-obstacle = What was in the way?
    .about = Some of it may not have been in your hands.
look-back-next = What would you like next?
    .about = One small thing is plenty.
look-back-kept = Kept, for you alone. { $progress } shows it again.
