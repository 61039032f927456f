"""`/privacy`: everything kept is seen, taken along, erased with a receipt; whoever withdrew stays withdrawn."""

import asyncio
import json

import pytest

from bot.demo import until
from bot.domain.groups import Feature
from bot.domain.ids import GroupId, PersonId
from bot.sandbox import Person
from bot.services import groups
from bot.store.store import Paths, back_up, restore
from tests.cogs.erasing import DELETE, KEEP, WITHDRAW, erase, kept_rows, owed, take_down
from tests.cogs.story import CELEBRATE, SHARE, share
from tests.stage import Stage

SECRET = "zebrawords: sie sagten nein 🚀 שלום"
COMMANDS = ("view", "export", "delete", "withdraw")


async def exported(stage: Stage, person: Person) -> dict[str, list[dict[str, object]]]:
    """Return what the exported file says is kept."""
    answer = await person.slash("privacy export")
    message = await answer.filled()
    assert message.ephemeral
    (file,) = message.attachments
    document = json.loads(stage.discord.file(file))
    assert document["person_id"] == str(person.id)
    kept: dict[str, list[dict[str, object]]] = document["kept"]
    return kept


async def test_the_overview_says_what_is_kept_and_how_things_were_chosen(stage: Stage) -> None:
    discord = stage.discord
    await share(stage, discord.ana, words=SECRET)
    await discord.ana.slash("win share", category="rested", who="me")
    await discord.ana.click(await share(stage, discord.ben), CELEBRATE)
    await discord.ana.slash("settings", zone="Europe/Berlin")
    shown = await discord.ana.slash("privacy view")
    assert shown.ephemeral
    for line in (
        "2 wins",
        "One of your wins is shared",
        "One message sent for you",
        "One time you were glad",
        "A key",
    ):
        assert line in shown.text
    assert discord.guild.name in shown.text
    assert "Europe/Berlin" in shown.text
    assert SECRET not in shown.text
    elsewhere = await discord.ana.slash("privacy view", channel=discord.ana.dm)
    assert "2 wins" in elsewhere.text
    assert discord.guild.name not in elsewhere.text


async def test_the_fullest_overview_is_shown(stage: Stage) -> None:
    discord = stage.discord
    discord.guild.name = "*" * 100
    await discord.ana.slash("settings", zone="America/Argentina/ComodRivadavia", country="GB", pause="300")
    await share(stage, discord.ana)
    await groups.change(
        stage.client.store, GroupId(discord.guild.id), PersonId(discord.ana.id), stage.client.now, lambda group: group
    )
    assert "One group that you set up" in (await discord.ana.slash("privacy view")).text


@pytest.mark.parametrize("command", COMMANDS)
async def test_of_whom_nothing_is_kept_nothing_is_shown_and_nothing_is_kept_now(stage: Stage, command: str) -> None:
    outsider = stage.discord.outsider
    await outsider.join()
    answer = await outsider.slash(f"privacy {command}")
    await until(lambda: "I keep nothing of yours" in (answer.text + "".join(one.text for one in answer.followups)))
    assert await kept_rows(stage, outsider) == []


async def test_a_host_who_never_joined_sees_that_they_are_remembered_as_one(stage: Stage) -> None:
    discord = stage.discord
    helper = discord.add_person("Kim", guild=discord.guild)
    group, host = GroupId(discord.guild.id), PersonId(helper.id)
    await groups.change(stage.client.store, group, host, stage.client.now, lambda group: group)
    assert "One group that you set up" in (await helper.slash("privacy view")).text
    assert "Groups you set up" in (await erase(stage, helper)).text
    assert await kept_rows(stage, helper) == []
    assert (await groups.find(stage.client.store, group)).host is None
    assert (await groups.find(stage.client.store, group)).has(Feature.WINS)


async def test_the_export_is_exact_and_complete(stage: Stage) -> None:
    discord = stage.discord
    await share(stage, discord.ana, words=SECRET)
    await discord.ana.slash("win share", category="rested", words="x" * 1000, who="me")
    await share(stage, discord.ben, words="Ben's own")
    kept = await exported(stage, discord.ana)
    assert {win["words"] for win in kept["win"]} == {SECRET, "x" * 1000}
    assert [person["id"] for person in kept["person"]] == [str(discord.ana.id)]
    assert [delivery["state"] for delivery in kept["delivery"]] == ["sent"]
    assert "Ben's own" not in json.dumps(kept)


async def test_erasing_takes_everything_and_the_posts_and_leaves_others_alone(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana, words=SECRET)
    theirs = await share(stage, discord.ben, words="Ben's own")
    await discord.ben.click(card, CELEBRATE)
    receipt = await erase(stage, discord.ana)
    assert receipt.ephemeral
    assert receipt.buttons == []
    for line in (
        "One win",
        "One card is being taken down",
        "key is destroyed",
        "for a week",
        "I keep nothing of you",
    ):
        assert line in receipt.text
    await take_down(stage)
    assert card.deleted
    assert not theirs.deleted
    assert await kept_rows(stage, discord.ana) == []
    assert "One win" in (await discord.ben.slash("privacy view")).text
    again = await discord.ana.slash("win list")
    assert "Before I keep anything" in again.text


async def test_keeping_it_changes_nothing(stage: Stage) -> None:
    ana = stage.discord.ana
    await share(stage, ana)
    before = await kept_rows(stage, ana)
    for command in ("privacy delete", "privacy withdraw"):
        asked = await ana.slash(command)
        assert "can't be undone" in asked.text
        assert "Nothing was changed" in (await ana.click(asked.message, KEEP)).text
    assert await kept_rows(stage, ana) == before


async def test_pressing_twice_is_once_and_the_second_is_told_so(stage: Stage) -> None:
    ana = stage.discord.ana
    first, second = await ana.slash("privacy delete"), await ana.slash("privacy delete")
    await ana.click(first.message, DELETE)
    answer = await ana.click(second.message, DELETE)
    await until(lambda: answer.followups)
    assert "I keep nothing of yours" in answer.followups[0].text


async def test_erasing_works_after_a_restart_and_in_a_direct_message(stage: Stage) -> None:
    ana = stage.discord.ana
    asked = await ana.slash("privacy delete", channel=ana.dm)
    await stage.restart()
    answer = await ana.click(asked.message, DELETE)
    await until(lambda: "This is gone" in answer.message.text)
    assert await kept_rows(stage, ana) == []


async def test_a_button_to_erase_works_for_its_owner_alone(stage: Stage) -> None:
    discord = stage.discord
    asked = await discord.ana.slash("privacy delete")
    stolen = await discord.ben.slash("privacy delete")
    button = next(one for one in asked.message.button_list if one.label == DELETE)
    other = next(one for one in stolen.message.button_list if one.label == DELETE)
    other.raw["custom_id"] = button.custom_id
    answer = await discord.ben.click(stolen.message, DELETE)
    assert "belongs to somebody else" in answer.text
    assert await kept_rows(stage, discord.ana) != []
    assert await kept_rows(stage, discord.ben) != []


async def test_whoever_withdrew_is_remembered_for_that_alone_and_has_peace(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    receipt = await erase(stage, discord.ana, WITHDRAW)
    assert "I keep that you withdrew" in receipt.text
    await take_down(stage)
    assert card.deleted
    assert await kept_rows(stage, discord.ana) == ["withdrawal"]

    shown = await discord.ana.slash("privacy view")
    assert "That you withdrew, <t:" in shown.text
    assert "Time zone" not in shown.text
    assert "You withdrew" in (await discord.ana.slash("win share", category="rested")).text
    message = discord.ana.send(discord.channel("general"), "I got an answer")
    assert "rather not" in (await discord.ben.menu("Celebrate", message)).text
    assert "withdrew already" in (await discord.ana.slash("privacy withdraw")).text
    assert (await exported(stage, discord.ana)).keys() == {"withdrawal"}

    receipt = await erase(stage, discord.ana)
    assert "I keep nothing of you" in receipt.text
    assert await kept_rows(stage, discord.ana) == []


async def test_whoever_withdrew_may_come_back(stage: Stage) -> None:
    ana = stage.discord.ana
    await erase(stage, ana, WITHDRAW)
    asked = await ana.slash("win share", category="rested", words="again", who="me")
    await ana.click(asked.message, "I agree")
    assert "withdrawal" not in await kept_rows(stage, ana)
    assert [win["words"] for win in (await exported(stage, ana))["win"]] == ["again"]


async def test_what_was_typed_never_lies_bare_in_a_file(
    stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ana, directory = stage.discord.ana, stage._directory
    marks = (b"zebrawords", SECRET.encode(), SECRET.encode("utf-16-le"), json.dumps(SECRET).encode())

    def bare() -> list[str]:
        files = [path for path in directory.rglob("*") if path.is_file() and path.suffix != ".lock"]
        assert {"rebound.db", "keys.db"} <= {path.name for path in files}
        return [path.name for path in files if any(mark in path.read_bytes() for mark in marks)]

    await share(stage, ana, words=SECRET)
    await ana.slash("win list")
    assert bare() == []
    await ana.slash("privacy export")
    await ana.slash("privacy view")
    assert bare() == []
    await erase(stage, ana)
    assert bare() == []
    await stage.stop()
    assert bare() == []


async def test_a_restored_backup_does_not_bring_somebody_back(stage: Stage) -> None:
    discord, directory = stage.discord, stage._directory
    paths = Paths(directory, directory / "master.key")
    await share(stage, discord.ana, words=SECRET)
    await discord.ben.slash("win share", category="rested", words="Ben's own", who="me")
    copy = directory / "backups" / "old.db"
    back_up(paths, copy)
    await erase(stage, discord.ana)
    await take_down(stage)
    await stage.stop()
    restore(paths, copy, stage.client.now())
    await stage.start()
    assert await kept_rows(stage, discord.ana) == []
    assert "Before I keep anything" in (await discord.ana.slash("win list")).text
    assert "Ben's own" in (await discord.ben.slash("win list")).text
    with discord.expect_violation("10008"):  # its card was gone before, which is found out
        await take_down(stage)
    assert await owed(stage) == []


@pytest.mark.parametrize("turns", range(0, 120, 6))
async def test_a_command_under_way_while_everything_is_erased_leaves_nothing(stage: Stage, turns: int) -> None:
    """Whichever comes first: the win goes with the rest, or is refused because there is nobody to keep it for."""
    ana = stage.discord.ana
    shared = await ana.slash("win share", category="rested", words=SECRET)
    asked = await ana.slash("privacy delete")
    erasing = asyncio.create_task(ana.click(asked.message, DELETE))
    for _ in range(turns):
        await asyncio.sleep(0)
    told = await asyncio.gather(
        ana.slash("win share", category="cv", words=SECRET, who="me"), ana.click(shared.message, SHARE), erasing
    )
    assert [answer.kind for answer in told if answer.kind == "none"] == []
    await until(lambda: "This is gone" in asked.message.text)
    await stage.discord.settle()
    await stage.beats.take_down()
    await stage.beats.tick()
    await stage.beats.finish()
    assert await kept_rows(stage, ana) == []
    assert [one for one in stage.discord.messages(stage.wins) if SECRET in one.text] == []
