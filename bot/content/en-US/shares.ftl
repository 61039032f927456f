# Sharing a "no" with the group: the form, what its author sees, and the card that others see.

share-button = Share with the group

share-form-title = Share with the group
share-form-words = A few words for the group, if you like
    .about = Written anew for them. What you kept for yourself stays with you.
share-form-stage = Say where it ended
share-form-name = Whose name stands on it?
share-form-advice = What would be welcome?
choice-share-name-mine = My name
choice-share-name-none = No name
choice-share-advice-company = Just company, no advice
choice-share-advice-welcome = Advice, too

share-card-named = **{ $name }** shares something hard.
share-card-unnamed = **Somebody in this group** shares something hard.
share-card-advice = Advice is welcome.
share-card-company = No advice, please: being here is enough.
share-encourage-button = Encourage
share-encourage-button-count = Encourage · { $count }
share-been-there-button = I have been there
share-been-there-button-count = I have been there · { $count }

share-preview-title = This is what the group would see
share-preview-note = It would stand in { $channel }, and nothing is there yet. It can be taken back at any time.
share-preview-unnamed = Nobody here can look up whose it is, moderators included. I keep that for you alone, so that you can take it back. Somebody who knows you well might still know your words.
share-preview-no-channel = The host hasn't chosen a channel for this yet. What you wrote is kept, for you alone.
share-now-button = Share now
share-later-button = In 24 hours
share-change-button = Change it
share-discard-button = Keep it to myself
share-take-back-button = Take it back
share-jump-button = Go there
share-again-button = Try again

share-held = It waits until { $when }. Until then nobody sees it, and you can think again. The button under what you kept brings you back here.
share-on-its-way = It's on its way.
share-posted = It's shared in { $channel }. It stays yours: it can be taken back at any time.
share-not-posted = What you wrote is kept, but I couldn't post it. { $problem }
share-unsent = What waited for your group wasn't posted: sharing was switched off, or its channel couldn't be reached. Nobody saw it. Your words are kept, and *Share with the group* has them whenever it's here.
share-unshared = What you wanted to share wasn't posted: sharing was switched off, or its channel couldn't be reached. Nobody saw it. Your words wait in { $list }, for another day, if you like.
share-discarded = It stays with you. Nothing was shared. What you wrote for the group is gone, and what you kept for yourself is still there.
share-taken-back = It's taken back. If a card was there, it goes within moments.
