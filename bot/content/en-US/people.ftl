# What somebody reads before anything is kept of them. Whoever changes a message here that begins with "join-" and says
# what is kept or who sees it raises CONSENT in bot/domain/people.py; people are then asked again.

join-title = Before I keep anything of yours
join-kept = **What I keep:** what you write and how you feel, locked with a key of your own; noes, moods, looks back, goals, wins, and what you choose, celebrate, support or report; your groups, Discord id, when you were last here.
join-seen = **Who sees it:** you alone. The group sees what you share after a preview, how far shared goals are, and whom you celebrate. Moderators see what you report or offer. Nobody else here sees the rest.
join-operator = **Who runs this:** a person with a machine. The keys are with them, so they could read it if they went out of their way. What you'd never want them to read is better left out.
join-operator-named = **Who runs this:** { $name }. The keys are with them, so they could read it if they went out of their way. What you'd never want them to read is better left out.
join-leave = **Leaving:** see, export or erase all of it whenever you like. If you're away for { $months } months, it's erased; I write to you 30 days before, if you take direct messages.
join-button = I agree
join-not-now-button = Not now
join-policy-button = Privacy policy
join-done = You're in, and I'm glad.
join-done-once-more = What you were about to do is one more tap or command away.
join-done-more = { $settings } is for how you'd like things, and { $privacy } shows all I keep of you.
join-not-now = That's fine, and nothing changes. { $help } and { $now } work without agreeing.
