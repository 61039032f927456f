# Coping actions: offers for a hard moment, shown after cope-intro. They are free, and none of them needs to help.

cope-intro = If you'd like, here's something small. It's fine if it doesn't help, and fine to leave it.
cope-another-button = Another one
cope-in-place-button = Right here
cope-anywhere-button = Anywhere
choice-coping-2 = 2 min
choice-coping-10 = 10 min
choice-coping-30 = 30 min

## A couple of minutes

coping-what-holds-you = Feel what holds you up: the chair, the bed, the floor. Let a few breaths go out slowly.
coping-cool-water = Let cool water run over your hands, and notice only that.
coping-one-word = Find one word for how you feel, and say it or write it. That's all of it.
coping-farthest-thing = Look or listen for the farthest thing you can notice, and stay with it for a while.
coping-warm-hand = Rest a hand where it feels tight, and leave it there for a few breaths.
coping-close-the-pages = Close the message and the job pages. They'll keep.
coping-things-around = Name something you can see, something you can hear and something you can touch. None of it is about jobs.
coping-slow-glass = Drink a glass of water slowly, as if nothing else were on the list.
coping-friendly-word = Send somebody a friendly word, and leave the news out of it.
coping-no-advice-needed = Send one line to somebody you trust: *Rough day. I don't need advice, I'd just like you to know.*
coping-let-drop = Draw your shoulders up on a breath in, and let them drop on the way out. Or do it with your hands.
coping-mute-alerts = Mute job alerts for the rest of today. They can wait.
coping-some-air = Open a window or a door, and feel the air for a moment.
coping-to-a-friend = Write what you'd say to a friend who got this message. A sentence is plenty.

## About ten minutes

coping-one-song = Put on some music you like, and do nothing else. Or move to it, in any way that suits you.
coping-warm-drink = Make something warm to drink, and stay with it until the cup is empty.
coping-short-round = Go a short way, on foot or on wheels: round the house, down the hall, to the nearest tree.
coping-wash = Wash your face or take a shower, if there's strength for it. Clean clothes after, if you like.
coping-all-out = Write it all down as it comes, spelling and all. Then keep it, tear it up or delete it.
coping-unsent-letter = Write the angry letter, every word of it. Keep it where it can't be sent by mistake.
coping-papers-in-one-place = Put forms, letters and dates into one folder, and close it until tomorrow.
coping-loosen = Stretch or rub whatever is stiff, lying down if that's kinder.
coping-small-good-things = List a few small things that were good lately. A joke counts, and so does a nap.
coping-scribble = Draw, fold or scribble on the nearest paper. It doesn't need to turn into anything.
coping-voice-of-a-friend = Call somebody you like, or swap messages, about anything but jobs.
coping-bite-to-eat = Have something to eat, even something small, away from the screen.
coping-nobody-asks = Spend a while with an animal, a plant or the sky. None of them asks how the search is going.
coping-mine-and-not-mine = Write your worries in two rows: *in my hands* and *not in my hands*. Leave the second row alone for today.

## About half an hour

coping-longer-way = Take a longer way outside, or settle by an open window with something good to listen to.
coping-simple-meal = Cook something simple that you like, from whatever is there.
coping-other-story = Read or listen to a story that has nothing to do with work.
coping-lie-down = Lie down, with the phone out of reach. Sleep is welcome, and lying there is fine as well.
coping-what-hands-like = Do something you simply like doing: music, mending, a game, plants, anything.
coping-see-somebody = See somebody for a while, in person or on a call. You can say beforehand that jobs are off the table.
coping-among-people = Be among people somewhere that costs nothing: a library, a park, a bench in the sun.
coping-good-turn = Do somebody a small good turn, if you'd enjoy it. If you're the one who always helps, leave this one out.
coping-funny-or-familiar = Watch something funny, or something you know by heart.
coping-due-when = If money keeps going round in your head, write down what is due when, and stop there. Solving it can come another day.
coping-form-with-company = Fill in one bothersome form while somebody keeps you company, beside you or on the phone.
coping-easy-for-both = If you're looking after somebody, let this half hour be easy for you both: a film, a game on the floor, some quiet.
