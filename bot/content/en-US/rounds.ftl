# The goals round: what a group reads together once a week. Never who missed, and no comparing.

round-title = Goals round
round-week = { $first } to { $last }
round-invitation = Everybody is welcome here, with a big goal or a tiny one. Any step counts, and resting does too.
round-empty = This page is all yours. Is there one small thing you'd like to do this week? It can go here, or stay private.
round-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
round-log-button = Log progress
round-set-button = Set a goal
round-pass-button = Pass this week
round-all-button = All goals
round-back-button = Back
round-on-button = More

round-mentions = A new week of goals is here, and you asked me to tell you. No rush.
round-thread = Here is room to talk about the week: what you'd like to do, what gets in the way, what helped.
round-thread-name = Goals of the week from { $day }

round-over = { $entries ->
    [one] The week is over. Together you took one step, and it counts.
   *[other] The week is over. Together you took { $entries } steps, and every one counts.
}
round-over-reached = { $count ->
    [one] One goal is done.
   *[other] { $count } goals are done.
}
round-over-thanks = Thank you to everybody who was here, in the open or quietly.
round-over-quietly = The week is over. Whatever it held for you is enough, and the next one is open to everybody.
