# Prompts: what a group reads in the middle of the week. The questions and rituals are in library-prompts.ftl.

prompt-title-encouragement = For this week
prompt-title-question = Something to think about
prompt-title-ritual = Something to do together
prompt-note-encouragement = If it fits, or if it doesn't: there's a thread for that.
prompt-note-question = Answers are welcome in the thread, long or short. So is just reading.
prompt-note-ritual = Whoever likes joins in, in the thread. Reading along is taking part, too.
prompt-answers-encouragement = Whatever comes to mind is fine here. Nobody has to write anything.
prompt-answers-question = One word is plenty. Nobody has to write, and nobody is asked twice.
prompt-answers-ritual = Each of us does it when it suits. Starting late is fine.
prompt-thread-encouragement = What it brings up
prompt-thread-question = Answers of any size
prompt-thread-ritual = Doing it together
prompt-for-me-button = A line just for me
