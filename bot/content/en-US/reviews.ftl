# Looking back: at an interview, an application, or how the search goes as a whole. The questions are in library-questions.ftl.

command-review = Look back at how it went, kindly, and for yourself alone
command-review-interview = Look back at an interview; what you did well comes first
command-review-application = Look back at an application; what you like about it comes first
command-review-strategy = Look at how your search goes as a whole; what works comes first

review-title-interview = Looking back at an interview
review-title-application = Looking back at an application
review-title-strategy = Looking at the search as a whole
review-intro = Two short forms, and a strength comes first. Any question may stay empty, you can stop after the first form, and only you see it.
review-begin-button = Begin
review-go-on-button = Go on
review-earlier-button = Earlier ones

review-last-title = What to take along
review-lesson = One thing to take along
    .about = "Nothing" is a true answer. Not everything has something to teach.
review-lesson-nothing = nothing, none, no, nope, nothing really, not really, not this time
review-gap = If something was missing, where?
    .about = Your own guess is enough, and so is leaving it open.
review-gap-placeholder = One, or none
review-answer-placeholder = This can stay empty.

review-begun = That's kept, for you alone. If you have room for it, there's one more short form. If not, this was enough for today.
review-begun-empty = Nothing came up, and that's fine. There's one more short form, if you'd like to look at it.
review-finished = You looked back, and that takes something. It's kept, for you alone.
review-finished-strategy = You took a step back and looked. It's kept, for you alone, and nothing needs to change today.
review-finished-empty = All of it stayed empty, and that's fine. You had a look, and there's nothing you need to find.
review-strength-stays = This stays true, whatever they decided:
review-strength-stays-strategy = This carries you already:
review-lesson-kept = What you take along:
review-arc = { $next } shows what could come next. There's no hurry.
review-rated = How you rated it, each on its day:
review-ended = { $count ->
        [one] Where the one no ended that you noted in the last three months:
       *[other] Where the { $count } noes ended that you noted in the last three months:
    }
review-ended-note = These are places in a search. They can hint at where a little change may help, and they don't measure you.
review-lesson-goal-button = Make my lesson a goal

review-earlier-title = Looked back { $when }
review-earlier-page = { $number } of { $pages }
review-earlier-empty-one = This one stayed empty, and that was fine.
review-earlier-none = There's nothing to look back at here yet. { $review } begins whenever you like.
review-delete = Erasing takes this one away, with what you took along from it. Your others stay. It can't be taken back.
review-delete-button = Erase it
review-keep-button = Keep it
review-newer-button = Newer
review-older-button = Older
