# What somebody reads before anything is kept of them. Whoever changes a message here that begins with "join-" and says
# what is kept or who sees it raises CONSENT in bot/domain/people.py; people are then asked again.

join-title = Before I keep anything of yours
join-kept = **Kept:** what you write and how you feel, locked with a key of your own; noes, moods, looks back, goals, wins; what you choose, celebrate, support or report; your groups, Discord id, when you were last here.
join-seen = **Who sees it:** you alone. Whom you encourage reads that, with your name. The group sees what you share after a preview, how far shared goals are, whom you celebrate; moderators, what you report or offer.
join-operator = **Who runs this:** a person with a machine and the keys. They could read it, if they went out of their way; what's for nobody's eyes is better left out.
join-operator-named = **Who runs this:** { $name }, who has the keys. They could read it, if they went out of their way; what's for nobody's eyes is better left out.
join-leave = **Leaving:** see, export or erase it all at any time. After { $months } months away it's erased; I write 30 days before, if you take direct messages.
join-button = I agree
join-not-now-button = Not now
join-policy-button = Privacy policy
join-done = You're in, and I'm glad.
join-done-once-more = What you were about to do is one more tap or command away.
join-done-more = { $settings } is for how you'd like things, also who may send you kind words. { $privacy } shows all I keep of you.
join-not-now = That's fine, and nothing changes. { $help } and { $now } work without agreeing.
