# What somebody reads before anything is kept of them. Whoever changes a message here that begins with "join-" and says
# what is kept or who sees it raises CONSENT in bot/domain/people.py; people are then asked again.

join-title = Before I keep anything of yours
join-kept = **What I keep:** your words, locked with a key of your own; what you choose here; your Discord id; when you were here last. Nothing else that you write in this server.
join-seen = **Who sees it:** you alone. The group sees only what you share, after a preview. Hosts and moderators can't look into the rest.
join-operator = **Who runs this:** a person with a machine. The keys are with them, so they could read it if they went out of their way. What you'd never want them to read is better left out.
join-operator-named = **Who runs this:** { $name }. The keys are with them, so they could read it if they went out of their way. What you'd never want them to read is better left out.
join-leave = **Leaving:** see, export or erase all of it whenever you like. After { $months } months without you, it's erased; I tell you 30 days ahead.
join-button = I agree
join-not-now-button = Not now
join-policy-button = Privacy policy
join-done = You're in, and I'm glad. If you came from a button, tap it once more.
join-done-more = { $settings } is how you'd like things, { $privacy } is all I keep of you.
join-not-now = That's fine, and nothing was kept. { $help } and { $now } work all the same.
