# What the host of a group reads.

command-setup = For the host: channels, times, roles, features and people to talk to

setup-title = Set up Rebound here
setup-intro = A channel for shared wins is all it needs. The rest is here for when you'd like it.
setup-sections-placeholder = What would you like to set?
setup-section-channels = Channels
    .about = Where wins, rounds, prompts and reports are posted
setup-section-time = Time
    .about = The group's time zone, and when the rounds and the prompt come
setup-section-roles = Roles
    .about = Who moderates, and who may take part
setup-section-features = Features
    .about = What is on and what is off
setup-section-helplines = People to talk to
    .about = The country whose lines are shown, and lines of your own
setup-back-button = Back
setup-kept = What I keep of somebody is erased { $months } months after they were last here. I write to them 30 days before, if they take direct messages.

## Channels

setup-purpose-wins = Shared wins
setup-purpose-goals = Goals round
setup-purpose-prompt = Prompt
setup-purpose-moderators = For moderators
setup-channel-for-wins = Wins appear here when a member shares one, and once a week the wins round.
setup-channel-for-goals = The group's weekly look at the goals that members show.
setup-channel-for-prompt = An encouragement, a question to think about, or something small to do together.
setup-channel-for-moderators = Reports, members who ask for a moderator, and lines that wait for a look. A channel that only moderators see fits best.
setup-channel-placeholder = { $what }: choose one
setup-channel-none = **{ $what }:** nowhere yet
setup-channel-overheard = ⚠️ **{ $what }:** { $channel }, which everybody can read. Reports and who asks for a moderator would show there; a channel for moderators alone is kinder.
setup-channel-fine = ✅ **{ $what }:** { $channel }, and I can post there.
setup-channel-missing = ⚠️ **{ $what }:** in { $channel } I still need { $permissions }.
setup-channel-gone = ⚠️ { $problem } Another one can be chosen.
setup-nowhere-button = Post nowhere
setup-permissions-how = To grant what is missing: open that channel's settings, then *Permissions*. Under *Advanced permissions* add *Rebound* and tick it there.

## Time

setup-zone = **Time zone:** { $zone }, { $time } there now
setup-zone-none = **Time zone:** none chosen yet, so UTC ({ $time } there now)
setup-zone-button = Choose a place
setup-zone-form = Time zone
setup-zone-form-city = A city
    .about = A larger city in the same time zone works.
setup-round-goals = Goals round
setup-round-wins = Wins round
setup-round-prompt = Prompt
setup-moment = { $weeks ->
    [1] **{ $what }:** every { $day }, { $hour }
   *[other] **{ $what }:** every second { $day }, { $hour }
}
setup-next = Next: { $moment }
setup-next-off = Next: none, as it is switched off in *Features*.
setup-next-nowhere = Next: none, as it has no channel yet. *Channels* has a place for one.
setup-next-none = Next: none is planned yet.
setup-wins-rarely = Two rounds in a row had no wins to show, so it comes every second week until there are some.
setup-change-button = Change
setup-leave-out-button = Leave out the next one
setup-left-out = Left out: { $moment }
setup-take-up-button = Undo
setup-take-up-nothing = That changed nothing: its time is over, its day was changed since, or it comes anyway.
setup-day-0 = Monday
setup-day-1 = Tuesday
setup-day-2 = Wednesday
setup-day-3 = Thursday
setup-day-4 = Friday
setup-day-5 = Saturday
setup-day-6 = Sunday
setup-day-placeholder = Choose a day
setup-hour-placeholder = Choose an hour
setup-rhythm = { $weeks ->
    [1] A prompt every week
   *[other] A prompt every second week
}
setup-rhythm-placeholder = Choose how often the prompt comes
setup-mix-encouragement = An encouragement
setup-mix-question = A question to think about
setup-mix-ritual = Something small to do together
setup-mix-placeholder = Choose what a prompt can be

setup-matches = Which one do you mean? If yours isn't here, a longer name may find it.
setup-matches-placeholder = Choose a place

## Roles

setup-role-placeholder = Choose a role
setup-no-role-button = No role
setup-moderators = **Moderators:** { $role }, and whoever has *Manage Messages*
setup-moderators-none = **Moderators:** whoever has *Manage Messages*
setup-moderators-gone = ⚠️ **Moderators:** the role you chose is gone, so it's whoever has *Manage Messages*.
setup-moderators-see = Moderators see reports and who asks for a moderator. What members keep private stays with them: neither you nor the moderators can see it.
setup-moderators-command = Discord shows `/moderate` to whoever has *Manage Messages*. For a role without it: *Server Settings*, *Integrations*, *Rebound*, `/moderate`, *Add Roles*.
setup-moderators-silent = I name this role in the moderators' channel. Discord notifies it only if the role's settings let anyone mention it.
setup-members = **Taking part:** { $role }
setup-members-none = **Taking part:** everybody
setup-members-gone = ⚠️ **Taking part:** the role you chose is gone, so nobody can take part. *No role* opens it to everybody.
setup-members-why = With a role, only people who have it can keep and share things here. `/help` and `/help-now` stay open to everybody.

## Features

setup-features-how = What is ticked is on. What members kept stays theirs, whatever you switch.
setup-features-placeholder = Nothing is on
setup-features-on = **On:** { $names }
setup-features-off = **Off:** { $names }
setup-features-nothing = nothing
setup-feature-wins = Sharing wins
    .about = Members share wins with the group, after a preview
setup-feature-cheers = Celebrating messages
    .about = Celebrate on anyone's message puts up a small card
setup-feature-reports = Reports
    .about = Members tell moderators about a message
setup-feature-ask-moderator = Asking for a moderator
    .about = Beside helplines, members can ask for a moderator
setup-feature-goals-round = Goals round
    .about = Once a week: the goals that members show, and buttons to join in
setup-feature-goals-thread = Thread for the goals round
    .about = A thread hangs from it, and who asked to be mentioned is named there
setup-feature-wins-round = Wins round
    .about = Once a week, in the wins channel: what was shared since the last one
setup-feature-prompt = Prompt
    .about = An encouragement, a question or something small to do together
setup-feature-prompt-thread = Thread for the prompt
    .about = A thread hangs from it, and answers go there
setup-feature-peers = Encouraging each other
    .about = Members send each other a kind line, as a direct message
setup-feature-alerts = Alerts for moderators
    .about = Moderators get a link when a shared post may speak of danger
setup-feature-shared-rejections = Sharing a no
    .about = Members share a no with the group, named or not, after a preview
setup-alerts-on = 🔔 **Alerts are on.** When a shared post reads as if somebody may be in danger, moderators get a link, never words. Members are told before they share. A program misses a lot and makes mistakes.
setup-alerts-off = **Alerts are off.** On, they send moderators a link, never words, when a shared post reads as if somebody may be in danger. Members are told before they share. A program misses a lot and makes mistakes.
setup-moderators-unreachable = ⚠️ There's no channel for moderators yet. Reports wait in `/moderate reports`, and nobody can ask for a moderator. *Channels* has a place for one.
setup-host-kept = I keep your id as the one who set this up, to write to you when something needs mending.

## People to talk to

setup-country = **People to talk to:** { $country }
setup-country-none = **People to talk to:** no country yet, so I show an international directory
setup-country-why = For members who chose no country of their own. Theirs comes first.
setup-country-button = Choose a country
setup-country-clear-button = No country
setup-country-form = Country
setup-country-form-country = A country
    .about = The beginning of its name is enough.
setup-lines = **Your own:** up to { $limit } people or places to show beside these, such as a campus line. Trying each once before you add it helps.
setup-lines-count = { $count ->
    [0] **Your own:** nobody yet
    [one] **Your own:** { $count } line
   *[other] **Your own:** { $count } lines
}
setup-line-button = Add people
setup-line-remove = Remove one of your own
setup-line-form = People to talk to
setup-line-form-name = Who they are
    .about = A campus line, a community centre, a group
setup-line-form-way = How to reach them
    .about = A number, an address, a room
setup-line-form-hours = When somebody is there
    .about = Can stay empty

## Test posts

setup-test-button = Test post
setup-test-again-button = Test again
setup-test-title = Test posts
setup-test-words = This is a test by the host, and gone in a moment.
setup-test-nothing = No channel is chosen yet, so there's nothing to test.
setup-test-fine = ✅ **{ $what }:** I posted in { $channel } and took it away again.
setup-test-left = ⚠️ **{ $what }:** I posted in { $channel }, but couldn't take the test away. You can delete it.
setup-test-refused = ⚠️ **{ $what }:** Discord didn't take my post in { $channel }. { $problem }
setup-test-later = ⚠️ **{ $what }:** Discord had trouble of its own just now, so I couldn't tell about { $channel }. Trying again in a minute may work.

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-read-message-history = Read Message History
permission-create-public-threads = Create Public Threads
permission-send-messages-in-threads = Send Messages in Threads

## Problems, as a member and as the host read them

place-wins = wins channel
place-goals = goals channel
place-prompt = prompt channel
place-moderators = moderators' channel

problem-no-channel = This group has no { $place } yet.
problem-channel-gone = The { $place } is gone.
problem-cannot-see = I can't see the { $place } any more.
problem-cannot-post = I'm not allowed to post in the { $place }.
problem-cannot-look = I'm not allowed to read back in the { $place }, so I can't tell what is there already.
problem-cannot-open-threads = I'm not allowed to open a thread in the { $place }, or to write in it.
problem-refused = Discord does not take what I want to post in the { $place }.

host-notice-title = Something to fix in { $group }
host-notice = { $problem } What members gave me is kept, but I can't post it there.
host-notice-fix-no-channel = Choose one with { $setup }. I won't write about this again until something changes.
host-notice-fix-channel-gone = Choose another with { $setup }. I won't write about this again until something changes.
host-notice-fix-cannot-see = Give Rebound *View Channel* and *Send Messages* in { $channel }, or choose another with { $setup }. I won't write about this again until something changes.
host-notice-fix-cannot-look = Give Rebound *Read Message History* in { $channel }, or choose another with { $setup }. I won't write about this again until something changes.
host-notice-fix-cannot-open-threads = Give Rebound *Create Public Threads* and *Send Messages in Threads* in { $channel }, or switch threads off with { $setup } for the next one. I won't write about this again until something changes.
host-notice-fix-refused = Whoever runs Rebound finds more in its log. I won't write about this again until something changes.
host-notice-fix-cannot-post = Give Rebound *Send Messages* in { $channel }, or choose another with { $setup }. I won't write about this again until something changes.
