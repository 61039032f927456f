# What /checkin and /reframe say. A mood is a weather, not a mark: no number is better than another.

## /checkin

command-checkin = How are you now? A tap is enough, and only you see it
command-checkin-mood = How does today feel?
command-checkin-note = A few words, if you like; nobody in the group sees them

choice-mood-1 = Very heavy
choice-mood-2 = Heavy
choice-mood-3 = In between
choice-mood-4 = A little lighter
choice-mood-5 = Light

checkin-form-title = How are you now?
checkin-form-mood = How does today feel?
checkin-form-feelings = Any of these?
    .about = As many as you like. All of it may stay empty.
    .placeholder = Any, or none
checkin-form-note = A few words, if you like
    .about = Nobody in the group sees them. Health details are better left out.
checkin-more-button = Say more
checkin-affirm-button = A line for now
checkin-kept = Kept, and only you can see it.

## A line for each mood

mood-line-1-one = A very heavy day, and you looked in all the same. If a person to talk to would be good, { $now } shows who listens.
mood-line-1-two = That's a lot to carry today. Nothing needs solving now. { $now } shows people who listen, if you'd like one.
mood-line-2-one = A heavy day. You may keep it as small as you like.
mood-line-2-two = Some days are heavy. Nothing more is asked of you here.
mood-line-3-one = In between is a place, too. Nothing needs deciding from there.
mood-line-3-two = Neither here nor there is fine. You looked, and that's all a check-in is.
mood-line-4-one = A little lighter today. You don't need to do anything with it.
mood-line-4-two = Some of the weight is off, for now. You may simply enjoy that.
mood-line-5-one = Light today. It's kept, and you can look at it on another kind of day.
mood-line-5-two = A light day is allowed, search or no search. Enjoy it as it is.

## Something of one's own, on a low day

checkin-look-back = This isn't to talk you out of it. It's something of yours.
checkin-own-kept = You kept this { $when }:
checkin-own-week = From your look back at the week of { $when }, when you were asked what went well:
checkin-own-words = You wrote this { $when }, when you were asked what went well:
checkin-own-encouragement = { $name } wrote this to you { $when }:
checkin-own-thanks = { $name } thanked you { $when } for what you wrote to them:
checkin-nothing-yet = For now, here's a line from the library. Something of your own can join it one day, if you like.
checkin-show-button = Something of mine
checkin-another-button = Another one
checkin-gentle-button = Something gentle

## The week, for oneself

checkin-week-title = How your days felt
checkin-week-note = Only the days you checked in are here, and none of the others is missing.
checkin-week-button = My week
checkin-open-placeholder = Look at one
checkin-note-alone = A few words
checkin-change-button = Change it
checkin-delete-button = Erase it
checkin-deleted = It's gone, and nothing else changed.
checkin-week-empty = No check-in these days, and none is missing. { $checkin } is there when you'd like one.

## /reframe

command-reframe = A hard thought in, and something else that may be true as well
command-reframe-thought = The thought, in your words, or choose one that is near
reframe-form-title = A hard thought
reframe-form-thought = What does the thought say?
    .about = As it comes. Nothing is kept unless you ask for it.
reframe-start = Which thought is it? You can choose one that is near, or put it in your own words.
reframe-more-placeholder = More thoughts
reframe-type-button = Write the thought
reframe-kept-button = What I kept
reframe-thought = The thought
reframe-also-true = What may be true as well
reframe-intro = A thought like that can weigh a lot. It may have a point, and it may not be all there is.
reframe-near = I'm a bot and can't answer your exact words. Here are some thoughts that may be near.
reframe-none-near = My list has nothing ready for this one, and that's about my list. If you like, write an answer to it yourself: what hurts, and what is true as well.
reframe-placeholder = Choose a thought that is near
reframe-another-button = Say it another way
reframe-own-button = Write my own answer
reframe-keep-button = Keep it for me
reframe-own-title = Your own answer
reframe-own-hurts = It hurts, because …
reframe-own-also = … and this is true as well
reframe-not-kept = None of this is kept, unless you tap *Keep it for me*.
reframe-kept = Kept, for you alone.
reframe-own-empty = Both stayed empty, and that's fine. There's room whenever a line comes to you.

keepsake-title = What you kept
keepsake-page = { $number } of { $pages }
keepsake-when = Kept { $when }. Only you see it.
keepsake-delete-button = Erase it
keepsake-empty = Nothing is kept here. Under a reframe, *Keep it for me* puts it here.
reframe-people = With a thought that frightens you, a person is better than I am: { $now } shows who listens.
