"""How people to talk to look: after words that sound heavy, for `/help-now`, and for a group's moderators.

What moderators are shown says where to look, and never what somebody wrote.
"""

from dataclasses import dataclass

import discord

from bot.content.helplines import INTERNATIONAL, Country, Helpline, vouched_for
from bot.content.words import Words
from bot.domain.deliveries import Outcome, Posted, Undeliverable
from bot.domain.groups import HOURS_LIMIT, NAME_LIMIT, WAY_LIMIT, GroupLine, Purpose
from bot.domain.ids import ChannelId, PersonId, RoleId
from bot.ui import actions, text
from bot.ui.cards import OPTIONS, Button, Piece, View, button, card, row, select
from bot.ui.groups import problem_words
from bot.ui.help import Mention


@dataclass(frozen=True, slots=True)
class Near:
    """Whom somebody may talk to: a country's lines, the group's own, and whether its moderators can be asked.

    `choices` are the countries there are to choose from; none if they cannot be read.
    """

    country: Country = INTERNATIONAL
    lines: tuple[GroupLine, ...] = ()
    moderators: bool = False
    choices: tuple[Country, ...] = ()


def urgent(words: Words, near: Near) -> View:
    """Draw people to talk to for somebody whose words say plainly that they may be in danger."""
    figure = button(words("safety-figure-button"), actions.FIGURE_OF_SPEECH_PLAIN.custom_id())
    ways = _ways_on(words, near, figure)
    return card(words("safety-heavy"), *_people(words, near), *ways, f"-# {words('help-now-any-words')}")


def soft(words: Words) -> View:
    """Draw the one line for words that may mean more than they say."""
    people_there = button(words("safety-people-button"), actions.PEOPLE_TO_TALK_TO.custom_id())
    figure = button(words("safety-figure-button"), actions.FIGURE_OF_SPEECH.custom_id())
    return card(words("safety-soft"), row(people_there, figure))


def people(words: Words, near: Near, keep_with: str | None = None) -> View:
    """Draw whom to talk to, for somebody who asked; `keep_with` is the command that keeps a country they named."""
    intro = f"{words('help-now-any-words')} {words('help-now-bot')}"
    keep = [f"-# {words('help-now-country-keep', settings=keep_with)}"] if keep_with else []
    return card(*_people(words, near), intro, *_ways_on(words, near), *keep)


def other_countries(words: Words, near: Near) -> View:
    """Draw the countries to choose from; where they cannot be read, whom to talk to anywhere."""
    if not near.choices:
        return people(words, near)
    return card(*_menus(words, near.choices), words("help-now-country-missing"))


def figure_of_speech(words: Words, mention: Mention, *, was_plain: bool) -> View:
    """Draw the answer to *Just a figure of speech*."""
    message = "safety-figure-plain" if was_plain else "safety-figure"
    return card(words(message, now=mention("help-now")))


def words_to_send(words: Words) -> View:
    """Draw words for somebody one trusts, ready to copy."""
    return card(words("help-now-trust-intro"), f"```\n{words('help-now-trust-words')}\n```")


def before_asking(words: Words) -> View:
    """Draw what asking a moderator means, before anybody is asked."""
    return card(
        words("ask-moderator-first"),
        row(button(words("ask-moderator-now-button"), actions.ASK_MODERATOR_NOW.custom_id()), _trust_button(words)),
    )


def asked(words: Words, outcome: Outcome, mention: Mention) -> View:
    """Draw how asking a moderator went; where it went wrong, at once and with other ways."""
    now = mention("help-now")
    match outcome:
        case Posted():
            return card(words("ask-moderator-done", now=now))
        case Undeliverable(problem):
            why = problem_words(words, Purpose.MODERATORS, problem)
        case _:
            why = words("ask-moderator-failed-passing")
    return card(words("ask-moderator-failed", problem=why, now=now), row(_trust_button(words)))


def moderators_asked(
    words: Words, person: PersonId, channel: ChannelId, role: RoleId | None, mention: Mention
) -> View:
    """Draw for moderators that somebody would like one of them."""
    line = words("moderators-asked", name=text.person(person), channel=text.channel(channel))
    return _for_moderators(role, line, words("moderators-asked-note", now=mention("help-now")))


def moderators_alerted(words: Words, link: str, role: RoleId | None, mention: Mention) -> View:
    """Draw for moderators where a post is that may need them."""
    line = words("moderators-alert", link=link)
    return _for_moderators(role, line, words("moderators-alert-note", now=mention("help-now")))


def _for_moderators(role: RoleId | None, line: str, note: str) -> View:
    return card(f"<@&{role}> {line}" if role else line, f"-# {note}")


def _people(words: Words, near: Near) -> list[str]:
    country = near.country
    title = words("help-now-title-country", country=country.name) if country.name else words("help-now-title")
    own = [_group_line(words, line) for line in near.lines]
    if country.emergency is None:
        return [f"### {title}", words("help-now-international"), *own]
    lines = [_line(words, line) for line in vouched_for(country)]
    more = words("help-now-more", url=country.more)
    return [f"### {title}", words("help-now-emergency", number=country.emergency), *lines, *own, more]


def _ways_on(words: Words, near: Near, *further: Button) -> list[str | Piece]:
    """Return what is below the lines: a country to choose where none is known yet, and the buttons."""
    is_known = near.country.emergency is not None
    buttons = [_trust_button(words)]
    if near.moderators:
        buttons.append(button(words("ask-moderator-button"), actions.ASK_MODERATOR.custom_id()))
    if is_known and near.choices:
        buttons.append(button(words("help-now-country-button"), actions.ANOTHER_COUNTRY.custom_id()))
    return [*([] if is_known else _menus(words, near.choices)), row(*buttons, *further)]


def _menus(words: Words, choices: tuple[Country, ...]) -> list[str | Piece]:
    if not choices:
        return []
    parts = [choices[start : start + OPTIONS] for start in range(0, len(choices), OPTIONS)]
    rows = [row(_menu(words, part, number)) for number, part in enumerate(parts)]
    return [words("help-now-country-which"), *rows]


def _menu(words: Words, part: tuple[Country, ...], number: int) -> discord.ui.Select[View]:
    options = [discord.SelectOption(label=country.name, value=country.code) for country in part]
    placeholder = words("help-now-country-placeholder", first=part[0].name, last=part[-1].name)
    return select(actions.SHOW_COUNTRY.custom_id(part=number), placeholder, options)


def _trust_button(words: Words) -> Button:
    return button(words("help-now-trust-button"), actions.TRUST_WORDS.custom_id())


def _line(words: Words, line: Helpline) -> str:
    ways = [
        *([words("help-now-line.call", number=line.call)] if line.call else []),
        *([words("help-now-line.text", words=line.text)] if line.text else []),
        *([words("help-now-line.chat", url=line.chat)] if line.chat else []),
    ]
    languages = ", ".join(line.languages)
    return words("help-now-line", name=line.name, how=" · ".join(ways), hours=line.hours, languages=languages)


def _group_line(words: Words, line: GroupLine) -> str:
    way = text.excerpt(line.way, WAY_LIMIT)
    hours = text.excerpt(line.hours, HOURS_LIMIT)
    how = f"{way} · {hours}" if hours else way
    return words("help-now-group-line", name=text.excerpt(line.name, NAME_LIMIT), way=how)
