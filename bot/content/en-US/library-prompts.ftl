# What the prompt of the week says to a group. Others read the answers: no question asks how the search goes, and each can be
# answered in one line after a bad week. A ritual takes a few minutes, costs nothing and gives nothing away.
# Groups have them with a thread or without: *here* is either.
# Where each comes from is in data/prompts.toml.

## Questions

prompt-bad-day-helped = What helped you through a bad day lately, even a little?
prompt-to-a-friend = What would you say to a friend who heard a no today?
prompt-kind-lately = Who or what was kind to you lately? A neighbor, a dog and a good song all count.
prompt-small-good-thing = What was all right this week, however small? *Nothing yet* is an answer, too.
prompt-not-about-jobs = What do you like that has nothing to do with jobs?
prompt-could-wait = What could wait this week, and did? Leaving something for later can be a way to look after yourself.
prompt-rather-not-hear = Which well-meant sentence would you rather not hear after a no? Which one would feel good?
prompt-large-feeling = When a feeling gets big, where can it go? Onto paper, into a pillow, to somebody who listens?
prompt-never-asked-about = What are you good at that no form has ever asked about? Soup counts.
prompt-not-in-our-hands = Which part of all this isn't in our hands? What could we put down for one evening?
prompt-after-a-first-no = What would have been good to hear after your first no?
prompt-ten-minutes-away = Where do you go, or what do you do, when you want ten minutes away from it all?
prompt-enough-for-today = How do you notice that it's enough for today?
prompt-small-trick = Which small trick makes some part of the search less of a nuisance?
prompt-week-as-weather = If your week were weather, what would it be? Fog is an answer, and so is all of it at once.
prompt-would-make-easier = What would make the next few days a little easier? Perhaps somebody here knows a way.

## Rituals

prompt-three-small-things = **Three small things.** Write down up to three that were all right this week. Warm socks count, and one is plenty.
prompt-odd-forms = **Odd forms.** What is the oddest thing that a form or an automatic reply ever said to you? Leave out names, and let's shake our heads together.
prompt-one-look = **One look.** Stuck on a line of a CV or a message? Put it here without names and ask for one look. Whoever has a minute says what they like, or offers other words.
prompt-ten-quiet-minutes = **Ten quiet minutes.** Begin when you like, and do something restful, or nothing. A dot here, before or after, says *me, too*.
prompt-nice-to-look-at = **Nice to notice.** A plant, a smell, a sound, a bit of sky: describe something near you that is pleasant. Where you live can stay yours.
prompt-shelf-for-a-hard-evening = **A shelf for a hard evening.** Add a song, a story or a film that is good company. Whoever needs it later finds it here.
prompt-put-away = **Put away.** Write one heavy thought where nobody reads it, then close the page, or tear it up. Here, just say *put away*, if you like.
prompt-kind-chain = **A kind chain.** Somebody starts with *I'm here*. Whoever comes next says something kind to the one before, and then *I'm here*, too.
