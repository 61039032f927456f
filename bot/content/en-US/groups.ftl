# What the host of a group reads.

command-setup = For the host: choose where Rebound posts

setup-title = Set up Rebound here
setup-intro = Choose the channel where shared wins are posted. That is all Rebound needs; the rest of it works right away.
setup-wins-channel = **Wins channel**
setup-wins-chosen = Shared wins go to { $channel }.
setup-wins-none = None yet. Members can still keep wins for themselves.
setup-wins-placeholder = Choose the wins channel
setup-clear-button = Post nowhere
setup-permissions-fine = ✅ I can see that channel and post in it.
setup-permissions-missing = ⚠️ In { $channel } I still need: { $permissions }. Open the channel's settings, then *Permissions*, and allow these for Rebound.

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-read-message-history = Read Message History

## Problems, as a member and as the host read them

problem-no-channel = This group has no wins channel yet.
problem-channel-gone = The wins channel is gone.
problem-cannot-see = I can't see the wins channel any more.
problem-cannot-post = I'm not allowed to post in the wins channel.
problem-cannot-look = I'm not allowed to read back in the wins channel, so I can't tell what is there already.
problem-refused = Discord does not take the post.

host-notice-title = Something to fix in { $group }
host-notice = { $problem } Members' wins are kept, but I can't post the ones they share.
host-notice-fix-no-channel = Choose a wins channel with { $setup }. I won't write about this again until something changes.
host-notice-fix-channel-gone = Choose another channel with { $setup }. I won't write about this again until something changes.
host-notice-fix-cannot-see = Give Rebound *View Channel* and *Send Messages* in { $channel }, or choose another with { $setup }. I won't write about this again until something changes.
host-notice-fix-cannot-look = Give Rebound *Read Message History* in { $channel }, or choose another with { $setup }. I won't write about this again until something changes.
host-notice-fix-refused = Whoever runs Rebound finds more in its log. I won't write about this again until something changes.
host-notice-fix-cannot-post = Give Rebound *Send Messages* in { $channel }, or choose another with { $setup }. I won't write about this again until something changes.
