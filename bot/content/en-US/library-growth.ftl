# Growth actions: ideas for a small step, each ready to become a goal (at most 100 characters). Shown after grow-intro.

grow-intro = If you'd like a small step, here's one. It can become a goal, change shape, or stay an idea.
grow-another-button = Another idea
grow-goal-button = Make it a goal

## Skills

growth-choose-skill = Choose one skill to grow, and write down why that one
growth-what-ads-ask = Read a few ads I like, and note what they all ask for
growth-explain-it = Explain something I know to somebody who doesn't
growth-again-in-my-time = Try a task that went badly again, in my own time
growth-read-my-field = Read something good about my field
growth-what-was-unclear = Show somebody a page I wrote, and ask what was unclear
growth-answer-aloud = Answer one interview question aloud, with nobody listening
growth-one-story = Write down one story: what was needed, what I did, what came of it
growth-try-a-tool = Try a tool that my field uses, in a free version

## Courses and reading

growth-first-lesson = Find a free course, and look at its first lesson
growth-library-asks = Ask at a library which courses and books they lend for free
growth-one-lesson = Do one lesson of something I've begun
growth-learn-with = Learn together with somebody, at a time that suits us both
growth-really-asked-for = Find out if a certificate is really asked for, before I pay for one
growth-recorded-talk = Watch or read a free talk about my field, and note one idea
growth-put-to-use = Put one thing I learned to use on something of my own

## CV and portfolio

growth-cv-line = Rewrite one line of my CV: what I did, and what changed because of it
growth-everything-list = List everything I've done, paid or not, to pick from later
growth-small-sample = Make one small sample of my work that I can show
growth-made-or-mended = Describe one thing I made or mended, with a picture if there is one
growth-one-place = Put a few pieces of my work in one file, or on a free page
growth-what-they-remember = Ask somebody to read my CV and tell me what they remember
growth-plain-copy = Make a plain copy of my CV that programs and screen readers can read
growth-own-first-lines = Write first lines for a letter that only I could write

## Helping out

growth-few-hours = Ask a place I like if they could use a hand for a few hours
growth-help-online = Look for something I could help with online, when it suits me
growth-offer-a-skill = Offer one thing I can do to a club, a group or a neighbour
growth-unpaid-counts = Put work I do unpaid into my CV: caring, organising, helping out
growth-mend-for-all = Make one small thing better that people use for free
growth-event-hand = Help out at an event once, in person or from home

## Other ways in

growth-around-my-life = Look at part-time or short work that fits around my life
growth-small-order = Write down one small job I could do for somebody as a freelancer
growth-what-papers-allow = Ask somebody who knows the rules what kinds of work I may take on
growth-little-known = Look for small or little-known employers, nearby or online
growth-next-door-roles = List jobs next door to mine that use the same skills
growth-free-contest = Look for a free contest or project that I'd enjoy
growth-lend-a-hand = Ask a teacher or researcher if they need a hand with something

## People

growth-how-they-began = Ask one person how they came to the work they do
growth-asking-nothing = Write to somebody I used to work or learn with, asking for nothing
growth-tell-one-person = Tell one person what kind of work I'm looking for
growth-leave-when-i-like = Go to one free event, in person or online, and leave when I like
growth-read-along = Join one group around my field, and only read along at first
growth-one-question = Ask one question where people of my field talk
growth-say-thanks = Thank somebody who helped me, and tell them what it did
growth-watch-at-work = Ask somebody if I may watch them at work for a while

## Being found

growth-one-sentence = Write one sentence about what I do, and for whom
growth-profile-today = Bring one profile of mine up to date, wherever I have one
growth-true-words = Use the words of the roles I want, where they're true of me
growth-few-lines = Write a few lines about something I learned, to share or to keep
growth-look-myself-up = Look up my own name, and see what others find
