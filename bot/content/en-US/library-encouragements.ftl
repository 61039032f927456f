# The library of encouragements: one idea each, a sentence or two, both things may be true. What each is about and where it
# comes from is in data/encouragements.toml.

## For everybody

encouragement-more-than-a-job = A job title is one part of a life. The rest of you wasn't turned down.
encouragement-still-yours = What you know and what you can do are still yours. One answer from outside took neither away.
encouragement-no-proof = A no tells you what somebody decided. It doesn't tell you what you're worth.
encouragement-kind-voice = If a friend told you this story, you'd probably be gentle with them. You're allowed that voice, too.
encouragement-it-mattered = If it stings, it mattered to you. Caring about your work is nothing to be ashamed of.
encouragement-all-at-once = You can be sad, angry and relieved in one afternoon. Mixed feelings are still real feelings.
encouragement-name-it = Sometimes it helps to give the feeling a name. *I'm disappointed* is a whole sentence.
encouragement-own-pace = There's no set time for getting over a no. Your own pace is the one that counts.
encouragement-both-true = It can hurt today and still not be the whole story. Both are true.
encouragement-closed-screen = A closed screen is part of the search, too. Tired eyes can make every word look worse.
encouragement-day-without = You're allowed a day that isn't about jobs at all. Nothing about you is lost by it.
encouragement-small-comfort = A walk, a song, a warm drink: small comforts don't fix it, and they still help a little.
encouragement-enough-today = Enough for today is a real amount. You're the one who says when it's reached.
encouragement-in-the-morning = Worries can look larger in the middle of the night. You may leave them there until it's light.
encouragement-one-small-step = A small step is still a step. Opening the page can be the whole plan for now.
encouragement-pause-and-go-on = Stopping for a while and going on later fit together. You can plan for both.
encouragement-put-forward = You put yourself forward, knowing the answer could be no. That took courage, whatever came back.
encouragement-not-the-only-one = This one mattered, and it isn't the only one there is. Both can be true.
encouragement-unseen-win = Perhaps something small went right lately and nobody clapped. It's fine to be glad about it all the same.
encouragement-tell-one-person = Carrying it alone is heavy. One person who just listens can make some room to breathe.
encouragement-no-bother = People who care about you may well prefer knowing to guessing. Telling them needn't be a burden.
encouragement-others-know = You aren't the only one reading a no today. Some people understand it without a long explanation.
encouragement-ask-small = Asking for help can be as small as *could you read this for me?*
encouragement-for-you-too = If you've ever cheered somebody on, you know how it's done. Some of that may be for you.
encouragement-no-lesson-needed = Not every no has a lesson in it. If you find one useful thing, that's plenty.
encouragement-start-with-good = Looking back can begin with what went well. It counts as much as the rest.
encouragement-good-and-learning = You can be good at this and still be learning it. The two fit in one person.
encouragement-it-comes-along = Whatever you prepared, you know it now. It comes along with you.
encouragement-unfair-is-unfair = Sometimes a decision is unfair. Noticing that isn't making excuses.
encouragement-bias-is-theirs = Bias is real, in people and in programs. Meeting it says nothing bad about you.
encouragement-the-way-in = If the way in wasn't built for a body or a mind like yours, the fault is in the way in.
encouragement-paper-rules = A visa, a stamp or a form can decide before anybody reads about you. That's a rule about paper, not a view of you.
encouragement-one-place = There can be one place and several people who'd do it well. Then the no is about how few places there were.
encouragement-money-worry = Worrying about money is tiring all by itself. It's no wonder if the search feels heavy on top of it.
encouragement-care-is-work = Looking after somebody is work. If it leaves little time for the search, that isn't laziness.
encouragement-dinner-and-rain = The search is one part of your day. Rain on the window and a good joke belong to the day, too.

## Applied, and no answer came

encouragement-no-verdict = Silence isn't a verdict. It may be a full inbox, a frozen budget or somebody on holiday.
encouragement-waiting-is-work = Waiting is work that nobody sees. It's all right to be tired of it.
encouragement-inbox-at-rest = The inbox can be left alone for an evening. An answer, if one comes, will still be there.
encouragement-your-part-is-done = You did your part when you sent it. Theirs isn't in your hands.

## Turned down on paper

encouragement-a-page-of-you = They read a page, or perhaps a program did. A page is a small window on a person.
encouragement-form-letter = A form letter is cold to read. It was written for anybody, so it can't be about you.
encouragement-early-no = An early no can feel as if nobody looked. You gave it time and hope, so being sad makes sense.
encouragement-one-line = If you like, look at one line of your application with fresh eyes. The rest can wait.

## A no after an interview

encouragement-playing-it-back = Your mind may play your answers back tonight. It may skip the good ones.
encouragement-let-be-asked = You let strangers ask you things and you answered. That took nerve, however it ended.
encouragement-two-sides = An interview is a talk between two sides. You were finding out about them as well.
encouragement-they-met-you = Somebody there has met you now. A short thank-you is yours to send, or to leave.

## A no at the very end

encouragement-so-near = Being near and then hearing no hurts in its own way. You had begun to picture it.
encouragement-asked-back = They kept asking you back. That part was real, and so is the hurt.
encouragement-at-the-very-end = Near the end, a budget, a change of plan or somebody already in the house can decide it. None of these is about you.

## An offer that was taken back

encouragement-had-a-yes = You had a yes, and it was taken back. Being angry about that makes sense.
encouragement-their-plans-changed = An offer can go away for reasons you never get to see. You're as able as on the day they made it.
encouragement-plans-undone-slowly = You may have made plans around it already. They can be undone slowly, and with company.

## After a layoff

encouragement-far-from-your-desk = A layoff is often about costs, and decided far from your desk. Your good work was still good work.
encouragement-more-than-pay = A job also holds mornings, people and a place to be. Missing those is a loss, too.
encouragement-forms-first = After a layoff, forms and money may come first. The search can start when there's room for it.

## A long search

encouragement-tired-of-long = A long search is tiring. Tired isn't the same as finished.
encouragement-no-timetable = Rent or a visa may set dates, and that is heavy. You still aren't late for your own life.
encouragement-say-it-again = After a long while it can feel awkward to bring it up again. You may, as often as it's true.
