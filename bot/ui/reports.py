"""How reports look to whoever reports, and to moderators. A report is a link and a reason, never words.

Who reported, and who sent an encouragement that was reported, is in the list alone, never on a card that is posted.
"""

import discord

from bot.content.words import Words
from bot.domain.deliveries import Delivery
from bot.domain.ids import ChannelId, MessageId, RoleId
from bot.domain.peers import Encouragement
from bot.domain.reports import PAGE_SIZE, URGENT, Kind, Page, Report, Summary
from bot.ui import actions, text
from bot.ui.cards import Form, Piece, View, button, card, pager, row, select
from bot.ui.help import Mention

KIND_FIELD = "kind"


def form(words: Words, channel: ChannelId, message: MessageId, *, named: bool) -> Form:
    """Return the form that asks why. Whether it says that moderators see who reports goes with it as `named`."""
    told = words("report-form-named") if named else words("report-form-nameless")
    return _form(words, told, actions.REPORT_FORM.custom_id(channel=channel, message=message, named=int(named)))


def form_about(words: Words, received: Encouragement) -> Form:
    """Return the form that asks why about an encouragement, and says what moderators learn of it."""
    told = words("report-form-encouragement", name=text.person(received.sender))
    return _form(words, told, actions.REPORT_ENCOURAGEMENT_FORM.custom_id(encouragement=received.id))


def thanks(words: Words, kind: Kind, delivery: Delivery, mention: Mention) -> View:
    """Draw the answer to somebody who reported: where the moderators find it, and whom else there is to turn to."""
    arrives = delivery.channel is not None and delivery.problem is None
    where = words("report-passed-on") if arrives else words("report-in-list", reports=mention("moderate reports"))
    pieces = [f"{words('report-thanks')}\n{where}"]
    if kind is Kind.WORRIED:
        pieces.append(words("report-worried"))
    if kind in URGENT:
        pieces.append(words("report-urgent", now=mention("help-now")))
    return card(*pieces)


def moderator_card(words: Words, report: Report, role: RoleId | None, list_command: str) -> View:
    """Draw a report for the moderators' channel. Who reported is not on it, see `bot.domain.reports`."""
    is_message = report.message is not None
    note = words("report-card-note" if is_message else "report-card-note-encouragement", reports=list_command)
    return card(
        *_about(words, report, words("report-title")),
        f"-# {note}" if role is None else f"-# {note} {text.role(role)}",
        row(button(words("report-close-button"), actions.CLOSE_REPORT.custom_id(report=report.id))),
    )


def closed_card(words: Words, report: Report) -> View:
    """Draw a report that somebody looked at; it does not say who did."""
    return card(*_about(words, report, words("report-closed-title")))


def open_list(words: Words, page: Page) -> View:
    """Draw one page of the reports that nobody has looked at."""
    if not page.reports:
        return card(words("report-list-empty"))
    footer = words("report-list-page", total=page.total, number=page.number + 1, pages=page.pages)
    pieces: list[str | Piece] = [f"### {words('report-list-title')}"]
    pieces += [_entry(words, report, place) for place, report in _places(page)]
    pieces += [f"-# {footer}", row(_close_menu(words, page))]
    older, newer = words("list-older-button"), words("list-newer-button")
    pieces += pager(page.number, page.pages, older, newer, lambda to: actions.PAGE_REPORTS.custom_id(page=to))
    return card(*pieces)


def week(words: Words, summary: Summary) -> View:
    """Draw a group's week in numbers."""
    return card(
        f"### {words('summary-title')}\n{words('summary-since', when=text.stamp(summary.since, 'D'))}",
        "\n".join(
            (
                words("summary-members", count=summary.members),
                words("summary-wins", count=summary.wins),
                words("summary-celebrations", count=summary.celebrations),
                words("summary-reports", count=summary.reports, open=summary.open_reports),
            )
        ),
        f"-# {words('summary-note')}",
    )


def _form(words: Words, told: str, custom_id: str) -> Form:
    kinds: discord.ui.RadioGroup[View] = discord.ui.RadioGroup(
        custom_id=KIND_FIELD,
        options=[discord.RadioGroupOption(label=words(f"report-kind-{kind}"), value=kind) for kind in Kind],
    )
    return Form(
        words("report-form-title"),
        custom_id,
        discord.ui.TextDisplay(told),
        discord.ui.Label(text=words("report-form-kind"), component=kinds),
    )


def _about(words: Words, report: Report, title: str) -> tuple[str, str]:
    """Return what a card says of a report, with nobody's name."""
    what = _link(words, report) or _encouragement(words, report)
    return f"### {title}\n{what}", words(f"report-kind-{report.kind}")


def _link(words: Words, report: Report) -> str | None:
    if report.channel is None or report.message is None:
        return None
    return words("report-message", link=text.jump(report.group, report.channel, report.message))


def _encouragement(words: Words, report: Report, *, named: bool = False) -> str:
    if report.sender is None or report.sent_at is None:
        return words("report-encouragement-erased")
    when = text.stamp(report.sent_at)
    if named:
        return words("report-encouragement-from", name=text.person(report.sender), when=when)
    return words("report-encouragement", when=when)


def _places(page: Page) -> list[tuple[int, Report]]:
    return list(enumerate(page.reports, start=page.number * PAGE_SIZE + 1))


def _entry(words: Words, report: Report, place: int) -> str:
    who = words("report-by", name=text.person(report.reporter)) if report.reporter else words("report-by-somebody")
    kind, when = words(f"report-kind-{report.kind}"), text.stamp(report.at)
    head = words("report-list-entry", place=place, kind=kind, when=when)
    return f"{head}\n{_link(words, report) or _encouragement(words, report, named=True)} · {who}"


def _close_menu(words: Words, page: Page) -> discord.ui.Select[View]:
    options = [
        discord.SelectOption(
            label=words("report-list-option", place=place, kind=words(f"report-kind-{report.kind}")),
            value=str(report.id),
        )
        for place, report in _places(page)
    ]
    custom_id = actions.CLOSE_LISTED_REPORT.custom_id(page=page.number)
    return select(custom_id, words("report-list-close-placeholder"), options)
