"""Checking in, and what comes after: something of one's own to look at, something gentle to do, one's own days."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.content.affirmations import load_affirmations
from bot.content.coping import CopingAction, load_coping
from bot.content.questions import keys_of
from bot.content.rejections import CHECKIN, load_rejections
from bot.domain import checkins as rules
from bot.domain import weeks as week_rules
from bot.domain.checkins import DAYS, LOOKED_BACK, PAGE_SIZE, Checkin, Own, Page, Source
from bot.domain.encouragements import Theme
from bot.domain.ids import CheckinId, EncouragementId, GroupId, PersonId
from bot.domain.pages import nearest
from bot.domain.people import check_joined
from bot.domain.reviews import Asks, Kind
from bot.logs import get_logger
from bot.services import shelves
from bot.services.weeks import calendar, show_up
from bot.store import checkins, peers, people, reframes, reviews, weeks, wins
from bot.store.engine import Reader
from bot.store.store import Store
from bot.store.vault import Sealer

log = get_logger(__name__)

OWN_OF_EACH = 50
"""Things of one's own of each sort that are chosen from, the latest ones."""

OF_A_WEEK = 100
"""Check-ins of a week that are looked at; more than that, nobody would read in one line."""

AFFIRMATIONS, COPING, OWN = "affirmation", "coping", "own"
"""The shelves that lines are drawn from."""


async def keep(store: Store, told: Checkin) -> Checkin:
    """Keep a check-in, and note the week as one its owner showed up in; with an id that is there, it is that one.

    Raises:
        Refusal: there is nothing in it, the note is too long, it is somebody else's, or they have not agreed.
    """
    return await _keep(store, told)


async def feel(store: Store, told: Checkin) -> Checkin:
    """Keep how a day feels, as `keep`; what is kept with it already stays.

    Raises:
        Refusal: it is somebody else's, or they have not agreed.
    """
    return await _keep(store, told, mood_alone=True)


async def find(store: Store, checkin: CheckinId, person: PersonId) -> Checkin:
    """Return one of somebody's check-ins.

    Raises:
        Refusal: there is no such check-in of theirs.
    """
    async with store.read() as view:
        return rules.check_own(await checkins.find(view, checkin, store.vault), person)


async def find_begun(store: Store, checkin: CheckinId, person: PersonId) -> Checkin | None:
    """Return a check-in that may not be kept yet, None then.

    Raises:
        Refusal: it is somebody else's.
    """
    async with store.read() as view:
        known = await checkins.find(view, checkin, store.vault)
    return None if known is None else rules.check_own(known, person)


async def delete(store: Store, checkin: CheckinId, person: PersonId) -> None:
    """Erase a check-in; the week its owner showed up in stays.

    Raises:
        Refusal: there is no such check-in of theirs.
    """
    async with store.write() as tx:
        rules.check_own(await checkins.find(tx, checkin, store.vault), person)
        checkins.delete(tx, checkin)


async def list_own(store: Store, person: PersonId, group: GroupId, number: int, now: datetime) -> Page:
    """Return one page of somebody's check-ins and the days of their week; a number past the end gives the last page.

    Days are those of their own time zone, else of the group's they look from.
    """
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        total = await checkins.count(view, person)
        number, pages = nearest(number, total, PAGE_SIZE)
        found = await checkins.page(view, person, number, sealer)
        own = (await people.standing(view, person)).preferences.zone
        zone = own or (await calendar(view, group, person)).zone
        begins = week_rules.moment(zone, week_rules.local_date(zone, now) - DAYS + timedelta(days=1))
        latest = await checkins.latest(view, person, sealer, OF_A_WEEK, begins)
    return Page(found, number, pages, total, rules.week(latest, zone))


async def look_back(store: Store, person: PersonId, now: datetime, *, seed: int) -> Own | str:
    """Choose something of somebody's own that they were not shown yet; the key of an affirmation if there is nothing.

    Nothing comes twice before all of it did.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        own = {one.key: one for one in await _own(store, tx, person, sealer)}
        if own:
            found = own[await shelves.draw(tx, person, sealer, OWN, list(own), first=(), seed=seed)]
            if found.source is Source.ENCOURAGEMENT:
                peers.read(tx, EncouragementId(found.id), now)
            return found
        return await shelves.draw(tx, person, sealer, AFFIRMATIONS, list(load_affirmations()), first=(), seed=seed)


async def affirm(store: Store, person: PersonId, *, seed: int) -> str:
    """Choose an affirmation that somebody was not shown yet, for a day that is not heavy; return its key."""
    fitting = [one.key for one in load_affirmations().values() if Theme.FEELINGS not in one.themes]
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        return await shelves.draw(tx, person, sealer, AFFIRMATIONS, fitting, first=(), seed=seed)


async def cope(store: Store, person: PersonId, *, minutes: int, in_place: bool, seed: int) -> CopingAction:
    """Choose something gentle to do that somebody was not shown yet; 0 minutes are any, `in_place` asks for less."""
    fitting = [
        one.key for one in load_coping().values() if minutes in (0, one.minutes) and (one.in_place or not in_place)
    ]
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        return load_coping()[await shelves.draw(tx, person, sealer, COPING, fitting, first=(), seed=seed)]


async def _keep(store: Store, told: Checkin, *, mood_alone: bool = False) -> Checkin:
    sealer = await store.vault.sealer(told.person)
    async with store.write() as tx:
        check_joined(await people.standing(tx, told.person))
        known = await checkins.find(tx, told.id, store.vault)
        if known is not None and mood_alone:
            told = replace(told, feelings=known.feelings, note=known.note)
        told = rules.keep(told, load_rejections().feelings_for(CHECKIN))
        earlier = await checkins.latest(tx, told.person, sealer, LOOKED_BACK)
        if known is not None:
            checkin = rules.amend(known, told, earlier)
        else:
            checkin = rules.answer(told, earlier)
            await show_up(tx, told.person, told.group, told.at)
        checkins.save(tx, checkin, sealer)
    log.info("check-in kept", group=checkin.group)
    return checkin


async def _own(store: Store, view: Reader, person: PersonId, sealer: Sealer) -> list[Own]:
    """Return what of somebody's own can be shown to them on a low day."""
    own = [
        Own(Source.WIN, win.id, win.words, win.at, win.category)
        for win in await wins.latest(view, person, sealer, OWN_OF_EACH)
    ]
    own += [
        Own(Source.KEPT, kept.id, kept.words, kept.at)
        for kept in await reframes.latest(view, person, sealer, OWN_OF_EACH)
    ]
    own += [
        Own(Source.WEEK, row, review.strength, at)
        for row, at, review in await weeks.reviews(view, person, sealer, OWN_OF_EACH)
    ]
    for kind in Kind:
        strengths = keys_of(kind, Asks.STRENGTH)
        for look in await reviews.latest(view, person, kind, sealer, limit=OWN_OF_EACH):
            said = [words for key, words in look.answers.items() if key in strengths]
            own += [Own(Source.REVIEW, look.id, words, look.at) for words in said[:1]]
    own += await _from_others(store, view, person)
    return [one for one in own if not one.says_nothing]


async def _from_others(store: Store, view: Reader, person: PersonId) -> list[Own]:
    """Return what others wrote to somebody and thanked them for; of whom they asked to stop, nothing."""
    stopped = {one.whom for one in await peers.stops(view, person, store.vault)}
    received = [
        Own(Source.ENCOURAGEMENT, one.id, one.words, one.sent_at or one.at, who=one.sender, line=one.line)
        for one in await peers.latest(view, person, store.vault, OWN_OF_EACH)
    ]
    thanked = [
        Own(Source.THANKS, one.id, one.words, one.thanked_at or one.at, who=one.reader, line=one.line)
        for one in await peers.thanked(view, person, store.vault, OWN_OF_EACH)
    ]
    return [one for one in (*received, *thanked) if one.who is not None and one.who not in stopped]
