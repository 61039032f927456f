# The check-in after a "no": what can be chosen, and the lines that answer it. Several of these lines stand in one message, so
# each is short. What fits what is in data/rejections.toml.

## How it feels: to choose

choice-feeling-disappointed = Disappointed
choice-feeling-sad = Sad
choice-feeling-angry = Angry
choice-feeling-ashamed = Ashamed
choice-feeling-anxious = Anxious
choice-feeling-numb = Numb, or nothing much
choice-feeling-exhausted = Worn out
choice-feeling-jealous = Jealous
choice-feeling-lonely = Alone with it
choice-feeling-confused = Confused
choice-feeling-doubting = Doubting myself
choice-feeling-relieved = Relieved
choice-feeling-hopeful = Hopeful
choice-feeling-unsure = I can't tell yet
choice-feeling-restless = Restless
choice-feeling-calm = Calm
choice-feeling-glad = Glad
choice-feeling-proud = A little proud

## A line for each feeling

feeling-line-disappointed-one = You hoped it would go another way. Being disappointed about that makes sense.
feeling-line-disappointed-two = You can be disappointed about this and fine about other things. There's room for both.
feeling-line-sad-one = Sad is allowed. Something that mattered to you went wrong, and that's a loss, big or small.
feeling-line-sad-two = Sadness keeps its own time. Nothing needs fixing this minute.
feeling-line-angry-one = Being angry about this makes sense. It doesn't make you difficult.
feeling-line-angry-two = Anger is allowed here. It needn't be fair or useful yet.
feeling-line-ashamed-one = Shame says it's about who you are. What happened is about one job.
feeling-line-ashamed-two = You called it by its name. With shame that's hard to do, and you did it.
feeling-line-anxious-one = A mind runs ahead when nobody knows what comes next. It makes sense that yours does.
feeling-line-anxious-two = Some of the worries may be about real things. You can still take them one at a time, and not all of them now.
feeling-line-numb-one = Feeling nothing much is a feeling, too. It may be all there's room for today.
feeling-line-numb-two = You don't owe anybody a big reaction. It can come later, or not at all.
feeling-line-exhausted-one = Searching takes strength, and so does bad news. Being worn out isn't a lack of will.
feeling-line-exhausted-two = Being this tired is reason enough to stop for today. You don't need another one.
feeling-line-jealous-one = Seeing others get what you hoped for can sting. You can be glad for them and wish it were you.
feeling-line-jealous-two = Being jealous mostly means that something matters to you. It doesn't make you unkind.
feeling-line-lonely-one = This is hard to explain to somebody who isn't in it. Feeling alone with it makes sense.
feeling-line-lonely-two = You can have people around you and still be alone with this. It needn't mean that you did something wrong.
feeling-line-confused-one = When nobody explains, a mind goes looking for reasons. Not knowing is hard, and it isn't your fault.
feeling-line-confused-two = You may never hear the real reason. That place can stay blank. It doesn't need blame to fill it.
feeling-line-doubting-one = Doubt can be loud on a day like this. It's a feeling about you, and not a fact about you.
feeling-line-doubting-two = You can doubt yourself today and still know everything you knew yesterday.
feeling-line-relieved-one = Being relieved is allowed. Maybe part of you wasn't sure, or is glad that the waiting is over.
feeling-line-relieved-two = Relief is welcome, wherever it comes from. There's nothing to explain.
feeling-line-hopeful-one = There's still hope in you, and that's good to know. It may be any size.
feeling-line-hopeful-two = Hope and bad news can share a day. You don't need to hide either of them.
feeling-line-unsure-one = You don't need a word for it. It may show itself later, or change by tomorrow.
feeling-line-unsure-two = Not knowing how you feel is fine. Something happened, and that's enough to say for now.
feeling-line-restless-one = Restless can mean that a lot is going on at once. It doesn't need sorting out now.
feeling-line-restless-two = When it's hard to settle, another room or a little movement may help. Or nothing does, and that's fine as well.
feeling-line-calm-one = Calm counts, too. You can enjoy it without a reason.
feeling-line-calm-two = You don't need to be upset for things to matter. Some quiet is good to have.
feeling-line-glad-one = Being glad needs no excuse, even in the middle of a search.
feeling-line-glad-two = Something feels good today. It can simply be good.
feeling-line-proud-one = Being proud of something small is allowed. Nobody needs to agree.
feeling-line-proud-two = You noticed something you did well. That's worth keeping for a greyer day.

## What wasn't in my hands: to choose, and a line for whoever marked it

choice-outside-many-applied = Many people wanted the same place
    .line = A lot of people and few places: that part was never in your hands.
choice-outside-insider = Somebody inside was chosen
    .line = If somebody inside was chosen, that may have been settled before you came in.
choice-outside-budget = Money: the budget, cuts, a stop on hiring
    .line = A budget is about money. It knows nothing about you.
choice-outside-plans-changed = Their plans changed
    .line = You could only get ready for the plans they told you about.
choice-outside-timing = The timing, or it was as good as taken
    .line = When it happened wasn't up to you, and it made a difference all the same.
choice-outside-exact-match = They wanted something very exact
    .line = They looked for one exact shape. Having another isn't a fault.
choice-outside-program = A program sorted my application out
    .line = If a program sorted it, perhaps no person read about you at all.
choice-outside-no-answer = They gave no answer, or no reason
    .line = They kept the reason to themselves. You don't need to make one up against yourself.
choice-outside-permit = Rules about visas or permits
    .line = A rule about papers isn't a view of you. It's hard to be stopped by one all the same.
choice-outside-place-hours = The place, the hours or the way there
    .line = A life has its place and its hours. Needing a job to fit them is fair.
choice-outside-unfair = Bias, or unfair treatment
    .line = If it was unfair, it was unfair. You don't need to prove it here.
choice-outside-access = Their way in wasn't made for me
    .line = If the way in didn't fit you, it's the way in that needs work.
choice-outside-life = Something in my life at the time
    .line = Life came in at the same moment. You did what you could with that day.
choice-outside-unknown = I don't know, and can't know
    .line = Some of it you may never know. Not knowing isn't the same as it being your fault.

outside-noted = What you marked wasn't in your hands. It's part of what happened, and it needn't turn into your fault.

## Where it ended: to choose

choice-rejection-stage-no-reply = I applied, and no answer came
choice-rejection-stage-cv-screen = A no before anybody spoke with me
choice-rejection-stage-assessment = A no after a test or a task
choice-rejection-stage-phone-screen = A no after a first call
choice-rejection-stage-interview = A no after an interview
choice-rejection-stage-final-round = A no at the very end
choice-rejection-stage-offer-withdrawn = An offer was taken back
choice-rejection-stage-laid-off = I was laid off
choice-rejection-stage-internship = A no for an internship or a first job
choice-rejection-stage-other = Something else

## Lines for where it ended: the third of each fits whatever somebody feels

stage-line-no-reply-one = Waiting for an answer that doesn't come is tiring. You put work in, and heard nothing.
stage-line-no-reply-two = You took the time to write, and nobody took the time to write back. That's a poor way to be left.
stage-line-no-reply-three = Silence says very little. It may be about their inbox or their plans, and nobody outside can see which.

stage-line-cv-screen-one = A no before anybody met you is hard to take in. There was no chance to say a word.
stage-line-cv-screen-two = All they had was paper. How you work, and how you are with people, they never got to see.
stage-line-cv-screen-three = An application is work, even when it ends early. You did that work.

stage-line-assessment-one = A test or a task takes time and nerve. It's hard to hear no after all that.
stage-line-assessment-two = A test catches one day. It can't see how you work with time to think and people to ask.
stage-line-assessment-three = You sat down and did what they asked for. That part happened, whatever they decided.

stage-line-phone-screen-one = A first call can be enough to start hoping. A no after it may sting more than it looks.
stage-line-phone-screen-two = A short call leaves most things unsaid. What they heard was a small part of you.
stage-line-phone-screen-three = You told a stranger about yourself. That takes some nerve, however short it was.

stage-line-interview-one = You got ready, you went, and you let them ask. A no after that can hurt a lot.
stage-line-interview-two = Perhaps you keep going over your answers. If some of them were good, you may remember those, too.
stage-line-interview-three = They met you and you met them. It was a real talk, whatever came of it.

stage-line-final-round-one = All that way, and then a no. You had every reason to hope, and it's no wonder if it hurts.
stage-line-final-round-two = All those rounds took time and strength out of your life, and then it stopped.
stage-line-final-round-three = You were still there when they made up their minds. That was real, and so is the no.

stage-line-offer-withdrawn-one = You had a yes in your hands. When it's taken back, it can feel as if the floor went with it.
stage-line-offer-withdrawn-two = They said one thing and then another, and you're the one left to deal with it.
stage-line-offer-withdrawn-three = You had an offer, and now you don't. That's a lot to turn around in your head.

stage-line-laid-off-one = A job that ends takes more with it than the pay. You may miss any part of it.
stage-line-laid-off-two = Being on the list can feel personal, and it still says little about your work.
stage-line-laid-off-three = Being laid off is big news to carry. A plan can come later, in pieces.

stage-line-internship-one = You ask for a start, and many places want people who've had one. It's no wonder if that's discouraging.
stage-line-internship-two = When others around you share good news, a no can sound louder. Your beginning may still take its own time.
stage-line-internship-three = You asked for a place to begin. Asking was a real step.

stage-line-other-one = Not every no fits on a list, and it can hurt all the same. Yours counts here, too.
stage-line-other-two = Something didn't go the way you hoped. However it came about, it belongs here.
stage-line-other-three = You noted it, and it doesn't need the right name to count.

## The arc: each step as a card, with its title, its name in the row of steps, and its button

arc-step-feel = Before you do anything about it, you can let it be. A few words, a few breaths or nothing at all: any of these is fine.
    .title = First, how it feels
    .short = Feel
    .do = Something gentle
arc-step-pause = There's no hurry from my side. Choose how long this rests, and it waits for you. You may also let it end here.
    .title = Rest a while
    .short = Rest
    .do = Let it rest
arc-step-reply = A few friendly words can round it off, if you'd like that. I have some ready, for you to change. Not answering is fine, too.
    .title = A short reply, if you like
    .short = Reply
    .do = Show me some words
arc-step-reply-no-reply = Nobody wrote, so nobody is waiting for an answer. You could send a few words to stay in touch, or put it down without any. Both are fine.
    .title = A few words to them, if you like
    .short = A few words
arc-step-reply-offer-withdrawn = You can answer in a few calm words, or not at all. If something was signed already, somebody who knows the rules could look at it first.
    .title = A short reply, if you like
    .short = Reply
arc-step-reply-laid-off = If you like, tell somebody you enjoyed working with that you're looking. I have words ready, and it can wait.
    .title = A word to somebody, if you like
    .short = A word
arc-step-ask-feedback = You could ask them for one thing to learn from. Many places don't answer, and that says nothing about you. One short message is plenty.
    .title = Ask what they saw
    .short = Feedback
    .do = Show me some words
arc-step-ask-feedback-no-reply = You could ask for one thing to learn from. It may stay as quiet as before, and that would say nothing about you. Leaving this one out is a good choice, too.
    .title = Ask, or leave it
    .short = A question
arc-step-ask-feedback-offer-withdrawn = You could ask what changed, in one short question. I have words ready. They may not say, and that says nothing about you.
    .title = Ask what changed
    .short = A question
arc-step-ask-feedback-laid-off = Is there another person you liked working with? The same words may fit, with another name. It can wait, or be left out.
    .title = One more person, if you like
    .short = One more
arc-step-review = If you feel up to it, here are a few questions about how it went. They begin with what you did well, and any of them may stay empty.
    .title = Look back, kindly
    .short = Look back
    .do = Look back
arc-step-review-laid-off = If you feel up to it, look back at what you made, learned and gave there. It's for you alone, and any question may stay empty.
    .title = Look back, kindly
    .short = Look back
arc-step-lesson = Is there one thing you'd like to take along? *Nothing* is a true answer, too. Not everything has something to teach.
    .title = One thing to keep
    .short = Lesson
    .do = Write it down
arc-step-small-step = If you'd like to do something with it, here's one small step. It can become a goal, change shape, or be left undone.
    .title = One small step
    .short = Small step
    .do = Make it a goal

arc-later-button = Later
arc-enough-button = That's enough for today
arc-skip-button = Skip this one
arc-close-button = Close it
arc-back-button = Back

arc-skipped = Left out, and that's fine. Not every step is for everybody, or for every day.
arc-step-done = Done. It can be the last thing for today.
arc-closed = Closed. It stays in your list, and you hear no more about it from me.
arc-finished = You've been through all of it, in your own way. It stays in your list, for you alone.
arc-none-open = Nothing is open just now. { $log } is there whenever you'd like to keep something.
arc-woken = You let this rest for a while. Here's what could come next, and it can rest longer, too.
arc-woken-last = This is the last time I bring it up by myself. It stays where it is, and { $next } finds it any time.

arc-rest-no-evening = There's no evening left today.
arc-rest-question = How long would you like it to rest?
choice-rest-tonight = Until tonight
choice-rest-day = A day
choice-rest-two-days = Two days
choice-rest-until-i-say = Until I say so
arc-resting = It rests until { $when }. Nothing is asked of you until then.
arc-resting-untold = It rests until { $when }. I bring it up then only if you choose that in { $settings }; { $next } finds it whenever you like.
arc-resting-open = It rests until you say so. I won't bring it up, and { $next } finds it.

## The form

rejection-form-title = After a no
rejection-form-title-no-reply = When no answer came
rejection-form-title-offer-withdrawn = When an offer was taken back
rejection-form-title-laid-off = After a layoff
rejection-form-title-any = After a no or a layoff
rejection-form-feelings = How does it feel?
    .about = As many as you like. All of it may stay empty.
    .placeholder = Any, or none
rejection-form-outside = What wasn't in your hands?
    .about = As far as you can tell.
    .placeholder = Any, or none
rejection-form-words = A few words, if you like
    .about = Nobody in the group sees them. Names and health details are better left out.
rejection-form-then = What would be good now?
choice-rejection-then-rest = Rest a while
choice-rejection-then-step = Look at a first step
choice-rejection-then-keep = Just keep it for me

rejection-kept = It's kept, and only you can see it: { $list } has it. { $now } shows people who listen.
rejection-kept-plain = Kept, for you alone: { $list } has it. You don't need to do anything else. { $now } shows people who listen.
rejection-also-true = What may be true as well
