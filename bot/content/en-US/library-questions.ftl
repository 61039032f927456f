# Questions for looking back: a strength first. Every one of them may stay empty.
# The question fits into the description of a form's label (100 characters), .label into the label itself (45).

## Interview

question-glad-i-said = Which of your answers are you glad you gave?
    .label = An answer I'm glad I gave
question-felt-like-myself = When did you feel most like yourself, if only for a moment?
    .label = A moment I felt like myself
question-brought-along = What did you bring that no paper could have shown them?
    .label = What I brought along
question-preparation-helped = What had you prepared that turned out useful?
    .label = Preparation that helped
question-how-clear = How clear were your answers, as far as you can tell?
    .label = Clear answers
question-how-well-known = How well did you know what they do?
    .label = Knowing what they do
question-how-easy-to-talk = How easy was it to talk with them?
    .label = Ease of talking with them
question-how-ready = How ready did you feel when it began?
    .label = Feeling ready
question-differently-or-nothing = What would you do differently? "Nothing" is a fine answer.
    .label = One thing to do differently, or nothing
question-surprise-question = Which question surprised you, and what would you say to it now?
    .label = A question that surprised me
question-what-i-asked = What did you ask them, or what would you like to ask another time?
    .label = What I asked them, or would ask
question-liked-it-there = What did you notice about them? Would you have liked it there?
    .label = What I noticed about them
question-not-in-my-hands = What played a part that wasn't in your hands?
    .label = What wasn't in my hands
question-one-thing-missing = If one thing was missing, where would you look for it?
    .label = Where something may be missing
question-example-missing = Was there a question where an example would have helped?
    .label = Where an example would help
question-made-it-easier = What would make it easier for you: time, knowing the questions, another setting?
    .label = What would make it easier

## Application

question-line-i-like = Which line of your application do you like best?
    .label = The line I like best
question-fits-me = Which part of the role fits you well?
    .label = Where the role fits me
question-finished-it = Which dull part of it did you do all the same?
    .label = Dull, and I did it
question-made-for-this = How much was it made for this one role?
    .label = Made for this role
question-easy-to-read = How easy would it be to read for a stranger?
    .label = Easy to read
question-shows-what-i-did = How well does it show what you did, and what came of it?
    .label = Shows what I did
question-first-look = What does somebody see first on the page? Is it what you'd like them to see?
    .label = What is seen first
question-their-words = Which of their words would be true of you, and could go in?
    .label = Their words that are true of me
question-early-or-late = How was the timing: early, late, or impossible to tell?
    .label = How the timing was
question-looked-for-in-vain = What may they have looked for and not found?
    .label = What they may have missed
question-could-be-shown = What do you say about yourself that an example could show?
    .label = What an example could show
question-another-way-in = Is there somebody you could ask next time, besides the form?
    .label = Somebody to ask, besides the form

## Strategy

question-worked-a-little = What has worked lately, even a little?
    .label = What has worked a little
question-least-strength = Which part of the search takes the least out of you?
    .label = What takes the least out of me
question-kept-up = What have you kept up, even when it was hard?
    .label = What I've kept up
question-roles-suit-me = How well do the roles you apply for suit you?
    .label = Roles that suit me
question-bearable-pace = How bearable is your pace just now?
    .label = A bearable pace
question-people-know = How well do people know what you're looking for?
    .label = People know what I look for
question-could-stop = What could you stop doing without losing much?
    .label = What I could stop doing
question-where-the-noes-come = Where do the noes mostly come: on paper, after a first call, at the end?
    .label = Where the noes mostly come
question-one-change = What would you like to try for a while, or leave just as it is?
    .label = One thing to try, or to leave
question-first-part = If you changed one part first, which would it be?
    .label = The part I'd change first
question-help-missing = What kind of help is missing, and who could be asked?
    .label = Help that is missing
question-leave-room-for = What else in your life needs room, next to the search?
    .label = What else needs room

## Answers to a rating: how it was that day, not how somebody is

choice-rating-1 = Hardly, this time
choice-rating-2 = A little
choice-rating-3 = Partly
choice-rating-4 = Mostly
choice-rating-5 = Fully

## Where something may be missing: one, or nothing

choice-gap-interviewing = Talking about my work
choice-gap-cv = How my CV or letter shows it
choice-gap-examples = Examples of what I've done
choice-gap-skills = A skill, or something to know
choice-gap-fit = How the role and I fit together
choice-gap-network = Knowing people there
choice-gap-timing = The timing
choice-gap-energy = Time or strength for the search
choice-gap-outside = Something not in my hands
choice-gap-none = Nothing that I can see
