# What members read about their own progress. Nothing in it falls, and nothing compares.

command-progress = What has gathered so far
command-progress-me = Your weeks, goals and wins; only you see them

progress-title = What you've gathered
progress-weeks = { $count ->
        [0] Weeks you showed up: this is where they will gather.
        [one] One week you showed up.
       *[other] { $count } weeks you showed up.
    }
progress-goals = { $count ->
        [0] Goals you got done: there's room for them here.
        [one] One goal you got done.
       *[other] { $count } goals you got done.
    }
progress-wins = { $count ->
        [0] Wins: any size fits here, whenever there is one.
        [one] One win.
       *[other] { $count } wins.
    }
progress-look-back = Your latest look back
progress-private = Only you see this. A quiet week takes nothing away, and a pass counts as showing up.
