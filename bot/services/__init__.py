"""One async function for each thing a member or the schedule can do; each owns its transaction.

Nothing here knows Discord: what is to be posted goes to an `Announcer`.
"""
