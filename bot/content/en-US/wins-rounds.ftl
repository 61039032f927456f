# The wins round: what a group shared since the last one. Effort and outcome alike; no ranking, no comparing.

wins-round-title = Wins round
wins-round-invitation = Look what was done here. Each of these took something, and each one counts.
wins-round-empty = No wins stand here this time, and that's fine. Some weeks are for getting through. If there was one small thing, it's welcome: getting up, asking somebody, resting.
wins-round-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
wins-round-milestone = Among these is this group's win number { $total }. Thank you, all of you.
wins-round-thanks = Thank you for being glad with others: { $names }.
wins-round-thanks-more = Thank you for being glad with others: { $names } and { $others ->
    [one] one more
   *[other] { $others } more
}.
wins-round-kind-words = Kind words went round, too.
wins-round-share-button = Share a win
wins-round-all-button = All wins
wins-round-mentions = New wins are here, and you asked me to tell you.
wins-round-over = { $total ->
    [0] This round is over. Thank you to everybody who was here, in the open or quietly.
    [one] There was one win in this round.
   *[other] There were { $total } wins in this round.
}
