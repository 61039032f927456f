# Reports: what moderators read, and whoever reports.

menu-report = Report

report-form-title = Tell the moderators
report-form-kind = What is it about?
report-form-named = The moderators get a link to this message and what you choose here, no words of yours. They can see that it was you; other members can't.
report-form-nameless = The moderators get a link to this message and what you choose here. I don't keep that it was you, as you haven't agreed to that.
report-form-encouragement = The moderators learn that { $name } sent you something by way of me, when, and what you choose here. No words of it. They can see that it was you; { $name } can't, unless they're a moderator, too.

report-kind-worried = Worried about the person who wrote it
report-kind-unkind = Unkind to somebody
report-kind-private = Shows something private of somebody's
report-kind-selling = Sells or recruits
report-kind-unsafe = Could put somebody in danger
report-kind-other = Something else

report-thanks = Thank you for looking out.
report-passed-on = I'm passing it on to the moderators. They are volunteers and look when they can.
report-in-list = I can't post it to the moderators right now. It's kept, and they find it with { $reports }.
report-worried = Writing to them yourself can mean a lot, too. *"I read what you wrote. How are you?"* is enough.
report-urgent = If somebody may be in danger right now, moderators may be too far away. { $now } shows people to call.

report-title = A message to look at
report-closed-title = Somebody has looked at this
report-message = [Go to the message]({ $link })
report-encouragement = A message that one member sent another with *Encourage*, { $when }. Its words stay between the two.
report-card-note-encouragement = { $reports } shows who sent it, and who reported it. Asking whoever reported it how they are is often a good start.
report-card-note = { $reports } lists what is open, with who reported it, if they had joined.
report-close-button = Mark as looked at

## For moderators

command-moderate = For moderators: what members report, and the group's week in numbers
command-moderate-reports = Messages that members reported and nobody has looked at yet
command-moderate-summary = This week in numbers, without anything private

report-list-title = Messages to look at
report-list-entry = **{ $place }. { $kind }** · { $when }
report-list-option = { $place }. { $kind }
report-encouragement-from = A message from { $name } to a member, sent with *Encourage* { $when }. Its words stay between the two, and each of them can say more
report-encouragement-erased = A message from one member to another, sent with *Encourage*, which whoever sent it has erased
report-by = reported by { $name }
report-by-somebody = I keep nothing of who reported
report-list-close-placeholder = Mark one as looked at
report-list-empty = Nothing is waiting to be looked at. Thank you for keeping an eye on the group.
report-list-page = { $total ->
        [one] { $total } message to look at
       *[other] { $total } messages to look at
    } · { $pages ->
        [1] only you can see this
       *[other] page { $number } of { $pages } · only you can see this
    }

summary-title = This week in the group
summary-since = Since { $when }
summary-members = { $count ->
        [one] **{ $count }** person has joined Rebound here
       *[other] **{ $count }** people have joined Rebound here
    }
summary-wins = { $count ->
        [one] **{ $count }** win was shared
       *[other] **{ $count }** wins were shared
    }
summary-celebrations = { $count ->
        [one] **{ $count }** celebration
       *[other] **{ $count }** celebrations
    }
summary-reports = { $count ->
        [one] **{ $count }** message was reported
       *[other] **{ $count }** messages were reported
    }, **{ $open }** in all not looked at yet
summary-note = What members keep for themselves is not counted here. Only you can see this.
