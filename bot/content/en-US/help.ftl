# Help, and what is said when something can't be done.

command-help = What Rebound does, and what to do first

help-title = Rebound
help-intro = For getting back up together when the answer was no.
help-not-crisis = I'm a program, not a crisis service. For a person now: { $now }.
help-rejection = **After a no or a layoff:** { $log } keeps as much as you like, for you alone, and answers kindly. { $next } goes on at your pace.
help-share = *Share with the group* under it lets the others be there for you. You see it first.
help-checkin = **On a heavy day:** { $checkin } is one tap, { $encourage } has a kind line, { $reframe } is for a hard thought.
help-win = **When something went well:** { $share }. You see it before anyone else.
help-plan = **Something small to do:** { $set }, for you alone unless you show it.
help-words = **Words, and looking back:** { $letter } and { $review }.
help-yours = **Yours:** { $settings } and { $privacy }.
help-more-button = More
help-back-button = Back

help-more-title = More of what there is
help-kept = **After a no or a layoff:** { $rejections } shows what you kept, to change or erase. { $list } shows your wins again, on a day when you need them.
help-celebrate = *Celebrate* under a win counts you in. In the menu of a message (hold or right-click it, *Apps*) it puts up a small card; on your own, it keeps a win.
help-encourage = *Encourage* in the menu of a person, or { $member }, sends them a kind line with your name.
help-goals = **Goals:** { $log } notes a step, { $list } shows and changes them, { $progress } shows what has gathered. The weekly round shows what you chose to show.
help-review = **Looking back:** { $interview }, { $application } or { $strategy }, a strength first.
help-letter = **Letters:** { $letter } has words for a thank-you, a question, or staying in touch.
help-mine = **All I keep of you:** { $privacy }, to see, take along or erase.
help-report = If somebody's message needs a look, *Report* in its menu tells this group's moderators.
help-host = **For the host:** { $setup } chooses where I post and what is on. **For moderators:** { $reports }.

## Refusals

refusal-words-too-long = That's { $length } characters, and a win holds { $limit }. Nothing was kept; a shorter version will fit.
refusal-unknown-category = I don't know that kind of win. Please pick one from the list.
refusal-no-such-win = I can't find that win any more.
refusal-not-a-card = I can't find a win on that message.
refusal-not-your-win = That win is somebody else's, so it stays with them.
refusal-not-your-button = That button belongs to somebody else. { $help } shows what you can do.
refusal-own-win = It's your own win, so I leave this button to the others. I hope you're a little glad about it, too.
refusal-already-celebrated = You celebrate this one already.
refusal-already-shared = This one is shared already, so everyone in the group can see it.
refusal-other-group = That was kept in another group, so it can only be shared there.
refusal-only-in-a-group = This needs a group, and here it's only us.
refusal-not-a-person = That message is from a program, so there's nobody to be glad with.
refusal-host-only = Only the group's host (with *Manage Server*) can change this.
refusal-unknown-command = I don't know that command any more; Discord may show it for a while. { $help } shows what there is.
refusal-stale-button = That button is from an earlier time and does nothing now. { $help } shows what there is.

refusal-not-joined = I ask before I keep anything. Agreeing is one tap, and you can change your mind at any time.
refusal-withdrawn = You withdrew, and I keep nothing of yours but that. If you'd like to begin again, this is what it means.
refusal-text-changed = This text has changed since you agreed to it. What you keep here stays as it is; please have a look.
refusal-rather-not = They'd rather not have cards about their messages. Telling them yourself is just as kind.
refusal-switched-off = The host of this group has switched that off here.
refusal-lacks-role = In this group, Rebound is for people with { $role }. The host can tell you more.
refusal-unknown-zone = I don't know that place. A larger city in the same time zone works.
refusal-unknown-country = I don't know that country. Please pick one from the list.
refusal-several-places = More than one place fits. Please pick one from the list.
refusal-not-a-date = I can't read that as a date. *2026-12-24* works, and so does a number of days like *14*.
refusal-date-passed = That day is over already. Please pick one that is still to come.
refusal-date-too-far = That's further ahead than { $days } days. Pick an earlier one, please; it can be changed again later.
refusal-moderator-only = This is for the group's moderators.
refusal-no-such-report = I can't find that report any more.
refusal-already-reported = You told the moderators about this message already. Thank you for looking out.
refusal-reported-often = That's { $limit } reports within an hour, as many as I pass on at once. More are welcome a little later, and you can write to a moderator yourself.
refusal-only-you-see = Only you can see that message, so a link would lead the moderators nowhere.
refusal-own-message = That's your own message, so you can change or delete it yourself.
refusal-no-moderators = I can't reach the group's moderators from here. You can write to a host or moderator yourself.
refusal-asked-lately = The moderators heard from you a few minutes ago. They are volunteers and may be away. `/help-now` shows people who answer.
refusal-too-many-lines = { $limit } are as many as a card can hold. Removing one makes room.
refusal-line-incomplete = A name and a way to reach them are needed, in letters or numbers, so that somebody can find them. Nothing was kept yet.
refusal-nothing-kept = I keep nothing of yours, so there's nothing to show.
refusal-too-few-people = With fewer than { $people } members, numbers would speak of single people, so I don't show any.
refusal-offered-empty = I can't see any words in that, so there's nothing to keep yet.
refusal-offered-too-long = That's { $length } characters, and a line holds { $limit }. Nothing was kept; a shorter version will fit.
refusal-offered-has-link = A kind line leads nowhere, so it can't hold a link. The words alone are welcome.
refusal-offered-has-mention = A kind line stands for itself, so it can't call anybody with an @. The words alone are welcome.
refusal-too-many-offered = { $limit } lines of yours wait for the moderators, and that's as many as I pass on at a time. Thank you for wanting to give more.
refusal-no-such-offered = I can't find that line any more.
refusal-already-decided = Somebody has decided about that line already.
refusal-goal-empty = I can't see any words in that, so there's nothing to keep yet. A few are plenty.
refusal-goal-too-long = That's { $length } characters, and there's room for { $limit }. Nothing was kept; a shorter version will fit.
refusal-too-many-goals = You have { $limit } goals, as many as fit a list that's read at a glance. Finishing one or letting it go makes room.
refusal-no-such-goal = I can't find that goal among yours. { $list } shows those you have.
refusal-no-goals = There's no goal yet, and that's fine. { $set } keeps one, and only you see it.
refusal-goal-over = That goal is finished or let go, so it rests as it is. A new one can begin any time.
refusal-not-an-amount = A whole number from 1 to { $limit } works here. Nothing was changed.
refusal-not-smaller = This one takes { $number } now, and a number up to that makes it lighter. For more, a new goal is welcome.
refusal-not-this-week = Steps are kept for days of the running week, up to today. The list beside *day* offers them.
refusal-not-the-last-entry = That step is taken back already, or a newer one came after it. Nothing was changed.
refusal-already-reached = This one is reached already, and it stays that way.
refusal-review-empty = All three stayed empty, and that's fine. There's room whenever a line comes to you.
refusal-no-such-review = I can't find that review among yours any more.
refusal-rejection-too-long = That's { $length } characters, and there's room for { $limit } there. Nothing was kept; a shorter version will fit.
refusal-no-such-rejection = I can't find that one among yours any more.
refusal-no-such-share = I can't find that one any more. It may have been taken back.
refusal-own-share = It's your own, so these buttons are for the others. I'm glad that you let them be there.
refusal-already-supported = You're counted here already, and it's good that you are.
refusal-arc-over = This one is closed, or gone through. It stays in your list as it is.
refusal-review-too-long = That's { $length } characters, and there's room for { $limit } in each part. Nothing was kept; a shorter version will fit.
refusal-checkin-empty = Everything stayed empty, and that's fine. There's room whenever you'd like it.
refusal-checkin-too-long = That's { $length } characters, and there's room for { $limit }. Nothing was kept; a shorter version will fit.
refusal-no-such-checkin = I can't find that check-in among yours any more.

## When something goes wrong

error-unexpected = Something went wrong on my side, not yours. If you tell the host, this helps them find it: `{ $reference }`
error-not-saved = I couldn't save that, so nothing was kept. Please try again in a minute. Reference: `{ $reference }`
