# Letters for members to change and send: short, nothing to defend, one question at most. They are what a member says to somebody
# else, so a letter is longer than what Rebound says; it has no value of its own, only .subject and .body.
# { $name }: whom it goes to · { $role }, { $company }: what it's about · { $mine }: the member's name. Each of them has a gentle
# word for when nobody gave it, and each sentence reads well with that. Where a letter comes from what happened, and its kind's words
# would say something that did not, it has its own: bot/domain/letters.py says after what.

letter-name-unknown = there
letter-role-this = the { $role } role
letter-role-this-unknown = the role
letter-role-sought = a role such as { $role }
letter-role-sought-unknown = my next role
letter-role-work = the { $role } role
letter-role-work-unknown = the work
letter-company-unknown = your team
letter-mine-unknown = (your name)

choice-register-warm = Warm
choice-register-plain = Plain
choice-register-brief = Brief

command-letter = Words for a letter: thanks, a question, staying in touch. Nothing is sent or kept
command-letter-kind = What is it for?
command-letter-register = In which tone?

letter-choose = What would you like to write? You see it first, you can change every word, and you send it yourself.
letter-placeholder = Choose a letter
letter-intro = Here are words you could use, to copy or to change. I send nothing and keep nothing.
letter-filled-name = To **{ $value }**
letter-filled-role = Role: **{ $value }**
letter-filled-company = At: **{ $value }**
letter-filled-mine = Signed **{ $value }**
letter-fill-button = Add names
letter-edit-button = Change the words
letter-another-button = Another tone
letter-file-button = As a text file
letter-back-button = Back to my next step
letter-file = Your letter as a file, in this message alone. I keep no copy.
letter-change-title = Your letter
letter-change-subject = Subject
letter-change-body = Letter
letter-form-title = Names, if you like
letter-form-name = Whom does it go to?
letter-form-role = Which role?
letter-form-company = Which company or place?
letter-form-mine = Your name, as you'd sign it
letter-form-about = Leave empty what doesn't fit.

## Say thanks for an interview

choice-letter-thank-you = Say thanks for an interview
    .about = Before or after the answer, whatever it is
letter-thank-you-warm =
    .subject = Thank you for our talk
    .body =
        Hello { $name },

        Thank you for taking the time to talk with me about { $role }. I enjoyed our conversation, and I liked hearing what { $company } is working on.

        It was good to meet you.

        Warm regards,
        { $mine }
letter-thank-you-plain =
    .subject = Thank you for your time
    .body =
        Hello { $name },

        Thank you for talking with me about { $role }. I appreciated your time and your questions.

        Kind regards,
        { $mine }
letter-thank-you-brief =
    .subject = Thank you
    .body =
        Hello { $name }, thank you for your time and for a good conversation about { $role }.

        { $mine }

## Ask for feedback

choice-letter-feedback-request = Ask for feedback
    .about = One question, after a no
letter-feedback-request-warm =
    .subject = A question about { $role }
    .body =
        Hello { $name },

        Thank you for considering me for { $role }. I'd have liked it to work out, and I'd like to learn from it.

        If you're able to say, is there one thing you'd suggest I work on? A single line would help me, and I understand if that isn't possible.

        Warm regards,
        { $mine }
letter-feedback-request-plain =
    .subject = A question about { $role }
    .body =
        Hello { $name },

        Thank you for considering me for { $role }. If you're able to share it, what is one thing I could do better another time? I understand if you can't say.

        Kind regards,
        { $mine }
letter-feedback-request-brief =
    .subject = A short question
    .body =
        Hello { $name }, thank you for considering me for { $role }. What is one thing you'd work on in my place? A line is plenty, and I understand if you can't say.

        { $mine }

## Ask after no answer: nothing was said, so nobody is thanked for it

choice-letter-feedback-request-no-reply = Ask, after no answer
letter-feedback-request-no-reply-warm =
    .subject = A question about { $role }
    .body =
        Hello { $name },

        I applied for { $role } a while ago, and I imagine that a lot of people wrote to you. Whatever the answer is, I'd like to learn from it.

        If you're able to say, is there one thing you'd suggest I work on in my application? A single line would help me, and I understand if that isn't possible.

        Warm regards,
        { $mine }
letter-feedback-request-no-reply-plain =
    .subject = A question about { $role }
    .body =
        Hello { $name },

        I applied for { $role } a while ago. If you're able to share it, what is one thing I could do better in an application? I understand if you can't say.

        Kind regards,
        { $mine }
letter-feedback-request-no-reply-brief =
    .subject = A short question
    .body =
        Hello { $name }, I applied for { $role }. What is one thing you'd work on in my application? A line is plenty, and I understand if you can't say.

        { $mine }

## Ask what became of an offer that was taken back

choice-letter-feedback-request-offer-withdrawn = Ask what changed
letter-feedback-request-offer-withdrawn-warm =
    .subject = A question about the offer
    .body =
        Hello { $name },

        The offer for { $role } meant a lot to me, and I'd like to understand what happened with it.

        If you're able to say, what changed on your side? A single line would help me, and I understand if that isn't possible.

        Warm regards,
        { $mine }
letter-feedback-request-offer-withdrawn-plain =
    .subject = A question about the offer
    .body =
        Hello { $name },

        I have a question about the offer for { $role }. If you're able to share it, what changed on your side? I understand if you can't say.

        Kind regards,
        { $mine }
letter-feedback-request-offer-withdrawn-brief =
    .subject = A short question
    .body =
        Hello { $name }, may I ask what changed with the offer for { $role }? A line is plenty, and I understand if you can't say.

        { $mine }

## Answer a no kindly

choice-letter-gracious-reply = Answer a no kindly
    .about = Short and friendly, and then it's done
letter-gracious-reply-warm =
    .subject = Thank you for letting me know
    .body =
        Hello { $name },

        Thank you for letting me know your decision about { $role }. I'd have liked to join, and I'm still glad that I learned more about { $company }.

        I wish you and whoever takes it on a good start. If something similar comes up, I'd be happy to hear from you.

        Warm regards,
        { $mine }
letter-gracious-reply-plain =
    .subject = Thank you for letting me know
    .body =
        Hello { $name },

        Thank you for letting me know, and for considering me for { $role }. I wish you well with it. If something similar comes up, I'd be glad if you thought of me.

        Kind regards,
        { $mine }
letter-gracious-reply-brief =
    .subject = Thank you for letting me know
    .body =
        Hello { $name }, thank you for letting me know your decision about { $role }. I wish you well.

        { $mine }

## Answer calmly where an offer was taken back: it agrees to nothing and gives nothing up

choice-letter-gracious-reply-offer-withdrawn = Answer in a few calm words
letter-gracious-reply-offer-withdrawn-warm =
    .subject = About the offer
    .body =
        Hello { $name },

        I've heard that the offer for { $role } has been taken back. I'd been looking forward to working with { $company }, so this isn't easy to hear.

        I'm taking some time with it, and I may come back to you with a question. Thank you to everybody who was kind to me along the way.

        Warm regards,
        { $mine }
letter-gracious-reply-offer-withdrawn-plain =
    .subject = About the offer
    .body =
        Hello { $name },

        I've heard that the offer for { $role } has been taken back. I'd been looking forward to it. I'm taking some time with this, and I may come back to you with a question.

        Kind regards,
        { $mine }
letter-gracious-reply-offer-withdrawn-brief =
    .subject = About the offer
    .body =
        Hello { $name }, I've heard that the offer for { $role } has been taken back. I'm taking some time with this and may come back to you.

        { $mine }

## Stay in touch

choice-letter-stay-in-touch = Stay in touch
    .about = Some weeks later, to somebody you wrote to or met
letter-stay-in-touch-warm =
    .subject = Hello again
    .body =
        Hello { $name },

        I was in touch with you about { $role } a while ago, and I've thought back to it since. I liked what I saw of { $company }.

        I'd be glad to stay in touch. If something comes up where I could be of use, I'd love to hear from you. I hope all is well on your side.

        Warm regards,
        { $mine }
letter-stay-in-touch-plain =
    .subject = Staying in touch
    .body =
        Hello { $name },

        I was in touch with you about { $role } a while ago. I still like what { $company } does, and I'd be glad to hear if something similar comes up. I hope you're well.

        Kind regards,
        { $mine }
letter-stay-in-touch-brief =
    .subject = Staying in touch
    .body =
        Hello { $name }, I was in touch with you about { $role }. I'd be glad to stay in contact, and I hope all is well.

        { $mine }

## Stay in touch where no answer came

choice-letter-stay-in-touch-no-reply = A few words, after no answer
letter-stay-in-touch-no-reply-warm =
    .subject = Hello again
    .body =
        Hello { $name },

        I applied for { $role } a while ago. It may be filled by now, and I still like what I know of { $company }.

        I'd be glad to stay in touch. If something comes up where I could be of use, I'd love to hear from you. I hope all is well on your side.

        Warm regards,
        { $mine }
letter-stay-in-touch-no-reply-plain =
    .subject = Staying in touch
    .body =
        Hello { $name },

        I applied for { $role } a while ago, and I still like what { $company } does. I'd be glad to hear if something similar comes up. I hope you're well.

        Kind regards,
        { $mine }
letter-stay-in-touch-no-reply-brief =
    .subject = Staying in touch
    .body =
        Hello { $name }, I applied for { $role } a while ago. I'd be glad to stay in touch, and I hope all is well.

        { $mine }

## Thank them for feedback

choice-letter-thanks-for-feedback = Thank them for feedback
    .about = When somebody did answer
letter-thanks-for-feedback-warm =
    .subject = Thank you for your answer
    .body =
        Hello { $name },

        Thank you for writing back about { $role }. I know that takes time, and I'm glad you took it. I'll think about what you said.

        I wish you and { $company } all the best.

        Warm regards,
        { $mine }
letter-thanks-for-feedback-plain =
    .subject = Thank you for your feedback
    .body =
        Hello { $name },

        Thank you for your feedback about { $role }. I appreciate that you took the time, and I'll think it over. All the best to you and { $company }.

        Kind regards,
        { $mine }
letter-thanks-for-feedback-brief =
    .subject = Thank you
    .body =
        Hello { $name }, thank you for the feedback and for the time it took. I'll think it over.

        { $mine }

## Ask to be recommended

choice-letter-referral-ask = Ask to be recommended
    .about = To somebody who knows you and works there
letter-referral-ask-warm =
    .subject = A question, and no is fine
    .body =
        Hello { $name },

        I hope you're well. I've come across { $role } with { $company }, and it sounds close to what I like doing.

        Would you feel all right about passing on my name? If you'd rather not, that's completely fine, and I'm glad to be in touch either way. I can send a few lines that make it easy.

        Warm regards,
        { $mine }
letter-referral-ask-plain =
    .subject = A question about { $role }
    .body =
        Hello { $name },

        I'm interested in { $role } with { $company }. Would you be willing to mention me to the right person? I can send a few lines to make it easy, and I understand if it doesn't suit you.

        Kind regards,
        { $mine }
letter-referral-ask-brief =
    .subject = A short question
    .body =
        Hello { $name }, I'm interested in { $role } with { $company }. Would you be open to passing on my name? No is a fine answer.

        { $mine }

## Ask for a chat about their work

choice-letter-informational-chat = Ask for a chat about their work
    .about = To somebody whose work you're curious about
letter-informational-chat-warm =
    .subject = Curious about your work
    .body =
        Hello { $name },

        I've been reading about what { $company } does, and your work made me curious. I'm trying to find out what { $role } is like from the inside.

        Would you tell me a little about it, in a short call or a few written lines? I'm not asking for a job, and if this is a busy time, I understand.

        Warm regards,
        { $mine }
letter-informational-chat-plain =
    .subject = Curious about your work
    .body =
        Hello { $name },

        I'm curious about { $role } and about what { $company } does. May I ask you a few questions, in a short call or in writing? I'm not asking for a job, and I understand if you're busy.

        Kind regards,
        { $mine }
letter-informational-chat-brief =
    .subject = Curious about your work
    .body =
        Hello { $name }, I'm curious about your work and about what { $company } does. May I ask you a few questions, by call or in writing? I understand if you're busy.

        { $mine }

## Offer yourself directly

choice-letter-direct-pitch = Offer yourself directly
    .about = Where no job is advertised
letter-direct-pitch-warm =
    .subject = Could I be of use?
    .body =
        Hello { $name },

        I like what { $company } does, and I'd be glad to be part of it. I'm looking for { $role }, and I've done some work that may be close to yours.

        May I send you a page with a few examples? If there's nothing at the moment, thank you for reading this far.

        Warm regards,
        { $mine }
letter-direct-pitch-plain =
    .subject = A page about my work
    .body =
        Hello { $name },

        I'm looking for { $role } and would like to work with { $company }. May I send you a page about what I've done? I understand if there's nothing at the moment.

        Kind regards,
        { $mine }
letter-direct-pitch-brief =
    .subject = A page about my work
    .body =
        Hello { $name }, I'm looking for { $role }, and I like what { $company } does. May I send you a page about my work?

        { $mine }

## Tell former colleagues

choice-letter-former-colleagues = Tell former colleagues
    .about = To people you liked working with
letter-former-colleagues-warm =
    .subject = Some news from me
    .body =
        Hello { $name },

        I hope you're doing well. I like to think back to our time of working together.

        I'm looking for { $role } now. If you hear of something that sounds like me, I'd be grateful if you thought of me. And I'd love to hear how things are with you.

        Warm regards,
        { $mine }
letter-former-colleagues-plain =
    .subject = Some news from me
    .body =
        Hello { $name },

        A short note to tell you that I'm looking for { $role }. If you hear of something suitable, I'd be glad of a word. I hope you're doing well.

        Kind regards,
        { $mine }
letter-former-colleagues-brief =
    .subject = Some news from me
    .body =
        Hello { $name }, I'm looking for { $role } and telling people I liked working with. If you hear of something, I'd be glad to know.

        { $mine }

## Tell somebody one worked with, after a layoff

choice-letter-former-colleagues-laid-off = Tell somebody you liked working with
letter-former-colleagues-laid-off-warm =
    .subject = Some news from me
    .body =
        Hello { $name },

        You may have heard that my job has come to an end. I liked working with you, and I wanted to say so.

        I'm looking for { $role } now. If you hear of something that sounds like me, I'd be grateful if you thought of me. And I'd love to hear how things are with you.

        Warm regards,
        { $mine }
letter-former-colleagues-laid-off-plain =
    .subject = Some news from me
    .body =
        Hello { $name },

        A short note to tell you that my job has come to an end, and that I'm looking for { $role }. If you hear of something suitable, I'd be glad of a word. I hope you're doing well.

        Kind regards,
        { $mine }
letter-former-colleagues-laid-off-brief =
    .subject = Some news from me
    .body =
        Hello { $name }, my job has come to an end, and I'm looking for { $role }. If you hear of something, I'd be glad to know.

        { $mine }
