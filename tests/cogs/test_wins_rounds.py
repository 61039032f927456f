"""The wins round, from the first one to what it comes to, as its group sees it."""

from datetime import timedelta

from bot.domain import people as domain
from bot.domain.groups import Feature
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import CONSENT
from bot.domain.rounds import MENTIONS
from bot.domain.wins_rounds import PAGE_SIZE
from bot.sandbox.permissions import Permission
from bot.services import privacy, wins
from bot.store import people as rows
from tests.cogs.panel import open_section
from tests.cogs.story import only_win
from tests.cogs.week import A_WEEK, edits, pass_by, pass_until
from tests.cogs.wins_week import (
    A_DAY,
    A_MOMENT,
    A_WIN,
    ALL,
    NOBODY,
    OVER,
    celebrated_by,
    friday,
    keep_from_round,
    naming,
    rounds,
    shared_by,
    the_round,
    wants_to_know,
)
from tests.stage import Stage


async def test_a_week_of_wins_is_shown_by_kind_and_every_size_alike(stage: Stage) -> None:
    ana, ben, chi = stage.discord.ana, stage.discord.ben, stage.discord.chi
    comes = await friday(stage)
    await shared_by(stage, ana, "offer", "They said yes")
    await shared_by(stage, ben, "rested", "A whole afternoon")
    await shared_by(stage, chi, "rested")
    await shared_by(stage, ben, "showed-up", "I got up at nine")
    await pass_until(stage, comes - timedelta(minutes=1))
    assert rounds(stage) == []
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    assert card.pinged == set()
    assert card.buttons == [A_WIN]
    got_up, rest = f"<@{ben.id}> I got up at nine", f"<@{ben.id}> A whole afternoon"
    offer = f"||<@{ana.id}> They said yes||"
    places = [card.text.index(said) for said in (got_up, rest, f"<@{chi.id}>\n", offer)]
    assert places == sorted(places)
    assert card.text.count("🛋️") == 1
    assert str(ana.id) not in card.text.replace(offer, "")
    await pass_by(stage, A_MOMENT)
    assert len(rounds(stage)) == 1


async def test_it_thanks_whoever_was_glad_with_others_and_pings_nobody(stage: Stage) -> None:
    ana, ben, chi = stage.discord.ana, stage.discord.ben, stage.discord.chi
    comes = await friday(stage)
    win = await shared_by(stage, ana, "cv")
    await celebrated_by(ben, win)
    await celebrated_by(chi, win)
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    assert f"Thank you for being glad with others: <@{ben.id}>, <@{chi.id}>." in card.text
    assert card.pinged == set()


async def test_a_win_is_kept_from_the_round_previewed_and_shown_in_the_next_one(stage: Stage) -> None:
    ben = stage.discord.ben
    card = await the_round(stage)
    await keep_from_round(stage, ben, card, "learned", "A little SQL")
    await pass_by(stage, A_MOMENT)
    assert "SQL" not in card.text
    await pass_by(stage, A_WEEK)
    (_, later) = rounds(stage)
    assert f"<@{ben.id}> A little SQL" in later.text


async def test_somebody_who_has_not_joined_is_asked_first_and_then_served(stage: Stage) -> None:
    card = await the_round(stage)
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    asked = await kim.click(card, A_WIN)
    assert "Before I keep anything of yours" in asked.text
    await kim.click(asked.message, asked.buttons[0])
    assert (await kim.click(card, A_WIN)).modal is not None


async def test_more_wins_than_a_page_are_leafed_through_below_the_round_by_each_reader_alone(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    comes = await friday(stage)
    for number in range(PAGE_SIZE + 2):
        await shared_by(stage, ana, "applied", f"Letter no {number} {'*' * 900}")
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    assert "and 2 more" in card.text
    assert card.buttons == [A_WIN, ALL]
    page = await ben.click(card, ALL)
    assert page.ephemeral
    turned = await ben.click(page.message, "More")
    assert turned.message.id == page.message.id
    assert f"Letter no {PAGE_SIZE + 1}" in turned.text
    await pass_by(stage, A_WEEK + A_MOMENT)
    assert OVER in card.text
    assert "earlier time" in (await ben.click(turned.message, "Back")).text


async def test_only_who_asked_is_mentioned_once_and_nobody_with_a_no_in_the_last_week(stage: Stage) -> None:
    ana, ben, chi = stage.discord.ana, stage.discord.ben, stage.discord.chi
    await wants_to_know(ana, ben, chi)
    comes = await friday(stage)
    await shared_by(stage, ana, "rested")
    await chi.slash("settings", pause="7")
    form = (await ben.slash("rejection log")).modal
    assert form is not None
    await ben.submit(form, {})
    await pass_until(stage, comes)
    (named,) = naming(stage)
    assert named.pinged == {ana.id}
    assert named.buttons == [A_WIN]
    await pass_by(stage, timedelta(hours=5))
    await shared_by(stage, ana, "cv")
    await pass_until(stage, comes + A_WEEK)
    assert naming(stage)[-1].pinged == {ana.id, ben.id, chi.id}
    assert len(naming(stage)) == 2


async def test_a_week_without_wins_invites_gently_and_mentions_nobody(stage: Stage) -> None:
    await wants_to_know(stage.discord.ana)
    card = await the_round(stage)
    assert NOBODY in card.text
    assert card.buttons == [A_WIN]
    await pass_by(stage, A_DAY)
    assert naming(stage) == []
    await pass_by(stage, 5 * A_DAY)
    await pass_by(stage, A_DAY)
    assert "Thank you to everybody who was here" in card.text
    assert card.buttons == []


async def test_two_weeks_without_wins_make_it_come_every_other_week_until_there_are_some(stage: Stage) -> None:
    comes = await friday(stage)
    await pass_until(stage, comes)
    await pass_until(stage, comes + A_WEEK)
    assert [NOBODY in one.text or "This round is over" in one.text for one in rounds(stage)] == [True, True]
    await pass_until(stage, comes + 2 * A_WEEK + A_DAY)
    assert len(rounds(stage)) == 2
    await shared_by(stage, stage.discord.ana, "rested")
    await pass_until(stage, comes + 3 * A_WEEK)
    assert f"<@{stage.discord.ana.id}>" in rounds(stage)[2].text
    await pass_until(stage, comes + 4 * A_WEEK)
    assert len(rounds(stage)) == 4


async def test_a_group_of_one_still_quiet_stays_at_every_other_week(stage: Stage) -> None:
    comes = await friday(stage)
    for weeks in range(6):
        await pass_until(stage, comes + weeks * A_WEEK)
    assert len(rounds(stage)) == 4


async def test_a_win_whose_author_is_erased_leaves_the_round_and_so_does_whoever_was_glad(stage: Stage) -> None:
    ana, ben, chi = stage.discord.ana, stage.discord.ben, stage.discord.chi
    comes = await friday(stage)
    win = await shared_by(stage, ana, "cv", "Two pages now")
    await celebrated_by(ben, win)
    await shared_by(stage, chi, "rested", "A nap")
    await pass_until(stage, comes)
    await pass_by(stage, A_MOMENT)
    (card,) = rounds(stage)
    before = edits(stage, card)
    store, now = stage.client.store, stage.client.now()
    await privacy.erase(store, PersonId(ben.id), now)
    await pass_by(stage, A_MOMENT)
    assert str(ben.id) not in card.text
    await privacy.erase(store, PersonId(ana.id), stage.client.now())
    await pass_by(stage, A_MOMENT)
    assert "Two pages" not in card.text
    assert str(ana.id) not in card.text
    assert "A nap" in card.text
    assert edits(stage, card) == before + 2
    assert card.pinged == set()


async def test_a_week_later_it_shows_what_it_came_to_and_neither_words_nor_names(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    comes = await friday(stage)
    await celebrated_by(ben, await shared_by(stage, ana, "cv", "Two pages now"))
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    assert "Two pages now" in card.text
    for _ in range(7):
        await pass_by(stage, A_DAY)
    await pass_by(stage, A_MOMENT)
    assert "There was one win in this round." in card.text
    assert "Two pages" not in card.text
    assert "<@" not in card.text
    assert card.buttons == []


async def test_a_round_number_of_the_groups_wins_is_said_once_with_nobodys_count(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    comes = await friday(stage)
    for person in (ana, ben) * 5:
        await shared_by(stage, person, "rested")
    await pass_until(stage, comes)
    assert "this group's win number 10." in rounds(stage)[0].text
    await shared_by(stage, ana, "cv")
    await pass_until(stage, comes + A_WEEK)
    assert "win number" not in rounds(stage)[1].text


async def test_a_round_number_is_said_no_more_where_wins_were_removed_and_the_group_comes_to_it_again(
    stage: Stage,
) -> None:
    ana, ben, store = stage.discord.ana, stage.discord.ben, stage.client.store
    comes = await friday(stage)
    await shared_by(stage, ana, "cv")
    win, author = await only_win(stage, ana)
    for _ in range(9):
        await shared_by(stage, ben, "rested")
    await pass_until(stage, comes)
    await pass_by(stage, A_MOMENT)
    (card,) = rounds(stage)
    assert "this group's win number 10." in card.text
    await wins.remove(store, win, author, stage.client.now())
    await pass_by(stage, A_MOMENT)
    assert "win number" not in card.text, "it is not among these any more"
    await shared_by(stage, ana, "cv", "Two pages now")
    await stage.restart()
    await pass_until(stage, comes + A_WEEK)
    assert "Two pages now" in rounds(stage)[1].text
    assert "win number" not in rounds(stage)[1].text


async def test_the_first_round_shows_what_was_shared_before_there_were_any(stage: Stage) -> None:
    comes = await friday(stage) + 2 * A_WEEK
    await shared_by(stage, stage.discord.ana, "cv", "Two pages now")
    section = await open_section(stage, "features")
    without = [feature for feature in Feature if feature is not Feature.WINS_ROUND]
    await stage.discord.host.select(section.message, "setup-features", without)
    await pass_until(stage, comes - A_DAY)
    assert rounds(stage) == []
    section = await open_section(stage, "features")
    await stage.discord.host.select(section.message, "setup-features", list(Feature))
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    assert "Two pages now" in card.text
    await pass_until(stage, comes + A_WEEK)
    assert "Two pages now" not in rounds(stage)[1].text, "each win is in one round"


async def test_two_groups_each_have_their_own(stage: Stage) -> None:
    discord = stage.discord
    elsewhere = discord.add_guild("Elsewhere")
    panel = await discord.host.slash("setup", guild=elsewhere)
    other = discord.channel("general", elsewhere)
    await discord.host.select(panel.message, "setup-wins", [other])
    comes = await friday(stage)
    await shared_by(stage, discord.ana, "cv", "Ours alone")
    await pass_until(stage, comes)
    assert "Ours alone" in rounds(stage)[0].text
    (there,) = [one for one in discord.messages(other) if one.author is discord.bot_user]
    assert NOBODY in there.text


async def test_in_a_crowd_each_who_asked_is_pinged_once(stage: Stage) -> None:
    discord, store = stage.discord, stage.client.store
    here = GroupId(discord.guild.id)
    crowd = [discord.add_person(f"Peer {number}", guild=discord.guild) for number in range(3_000)]
    wanted = crowd[:250]
    async with store.write() as tx:
        for who in (PersonId(person.id) for person in wanted):
            rows.save(tx, domain.Person(who, CONSENT, stage.client.now(), stage.client.now()))
            rows.save_member(tx, domain.Member(who, here, stage.client.now(), mentioned_in_wins=True))
    comes = await friday(stage)
    await shared_by(stage, discord.ana, "cv")
    await pass_until(stage, comes)
    assert all(len(one.pinged) <= MENTIONS for one in naming(stage))
    assert sorted(who for one in naming(stage) for who in one.pinged) == sorted(person.id for person in wanted)


async def test_nobody_is_asked_to_be_mentioned_and_whoever_asks_can_take_it_back(stage: Stage) -> None:
    ana = stage.discord.ana
    await wants_to_know(ana)
    panel = await ana.slash("settings")
    section = await ana.select(panel.message, f"settings:{ana.id:x}", ["round"])
    await ana.select(section.message, f"settings-round:{ana.id:x}", ["shown"])
    comes = await friday(stage)
    await shared_by(stage, ana, "cv")
    await pass_until(stage, comes)
    assert naming(stage) == []


async def test_a_win_that_is_changed_or_removed_is_so_in_the_round_within_a_beat(stage: Stage) -> None:
    ana, store = stage.discord.ana, stage.client.store
    comes = await friday(stage)
    await shared_by(stage, ana, "cv", "Too many pages")
    win, author = await only_win(stage, ana)
    await pass_until(stage, comes)
    await pass_by(stage, A_MOMENT)
    (card,) = rounds(stage)
    here, now = GroupId(stage.discord.guild.id), stage.client.now()
    await wins.edit(store, win, author, here, now, category="learned", words="Two pages now")
    await pass_by(stage, A_MOMENT)
    assert f"<@{ana.id}> Two pages now" in card.text
    assert "Too many" not in card.text
    await wins.remove(store, win, author, stage.client.now())
    await pass_by(stage, A_MOMENT)
    assert "Two pages" not in card.text
    assert NOBODY in card.text


async def test_a_win_whose_card_a_moderator_deleted_is_not_posted_again_by_the_round(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    comes = await friday(stage)
    deleted = await shared_by(stage, ana, "cv", "Something unkind")
    await shared_by(stage, ben, "rested", "A whole afternoon")
    await stage.discord.delete_message(deleted)
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    assert "A whole afternoon" in card.text
    assert "Something unkind" not in card.text
    kept = await ana.slash("win list")
    assert "Something unkind" in kept.text
    assert "only you" in kept.text


async def test_where_it_may_not_look_the_round_shows_what_was_shared(stage: Stage) -> None:
    comes = await friday(stage)
    await shared_by(stage, stage.discord.ana, "cv", "A new first line")
    here = stage.wins
    await stage.discord.set_overwrite(here, stage.discord.bot_user, deny=Permission.READ_MESSAGE_HISTORY)
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    assert "A new first line" in card.text
