# What members read about their own progress and their group's. Nothing in it falls, and nothing compares.

command-progress = What has gathered so far
command-progress-me = What you did and what others wrote to you; only you see it
command-progress-group = What your group has gathered together, without a name

progress-title = What you've gathered
progress-weeks = { $count ->
        [0] Weeks you showed up: this is where they will gather.
        [one] One week you showed up.
       *[other] { $count } weeks you showed up.
    }
progress-goals = { $count ->
        [0] Goals you got done gather here, those of a week once it is over.
        [one] One goal you got done.
       *[other] { $count } goals you got done.
    }
progress-wins = { $count ->
        [0] Wins: any size fits here, whenever there is one.
        [one] One win.
       *[other] { $count } wins.
    }
progress-celebrations = { $count ->
        [one] Somebody celebrated a win of yours.
       *[other] { $count } celebrations of your wins.
    }
progress-encouragements = { $count ->
        [one] One kind word from somebody in your group.
       *[other] { $count } kind words from people in your group.
    }
progress-thanks = { $count ->
        [one] One thank-you for a kind word of yours.
       *[other] { $count } thank-yous for kind words of yours.
    }
progress-thanks-given = { $count ->
        [one] One thank-you that you sent.
       *[other] { $count } thank-yous that you sent.
    }
progress-look-back = Your latest look back
progress-private = Only you see this. A quiet week takes nothing away, and a pass counts as showing up.

progress-good-button = Something good
progress-wins-button = My wins
progress-read-button = What people wrote to me
progress-nothing-yet = Here is where your wins and kind words will be. Until there are some, a line from the library:

## The group's

progress-group-title = What this group has gathered
progress-group-wins = { $count ->
        [0] Wins to share: there's room for the first one.
        [one] **One** win shared
       *[other] **{ $count }** wins shared
    }
progress-group-goals = **{ $count }** goals done
progress-group-noes = **{ $count }** noes, collected together
progress-group-encouragements = **{ $count }** kind words from one to another
progress-group-month = { $count } new this month
progress-group-month-all = all of it this month
progress-group-rule = Goals, noes and kind words are private. So I add them only when at least { $people } people had a part in what is new: no number speaks of one person.
progress-group-waits = I count goals, noes and kind words only once at least { $people } people had a part in them, so that no number speaks of one person. What isn't here waits for that.
progress-group-until = Up to the end of yesterday. Nothing here goes down after a quiet week.
