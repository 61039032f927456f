"""Taking down posts whose author erased what they wrote; tried again until it is done, or given up."""

from bot.domain import takedowns as rules
from bot.domain.deliveries import Delivery, Posted, State, Undeliverable
from bot.domain.groups import Problem
from bot.domain.ids import SharedId, WinId
from bot.domain.takedowns import Takedown
from bot.logs import get_logger
from bot.services.announcer import Announcer, Clock
from bot.store import takedowns
from bot.store.store import Store

log = get_logger(__name__)


async def work_off(store: Store, announcer: Announcer, clock: Clock) -> None:
    """Take down what is due, one after the other. The heartbeat alone does this, one run at a time."""
    async with store.read() as view:
        due = await takedowns.due(view, clock())
    for takedown in due:
        is_gone = await _take_down(announcer, takedown, clock)
        again = None if is_gone else rules.put_off(takedown, clock())
        async with store.write() as tx:
            if again is None:
                takedowns.done(tx, takedown)
            else:
                takedowns.put_off(tx, again)
        log.info("takedown", group=takedown.group, channel=takedown.channel, gone=is_gone)
        if not is_gone and again is None:
            log.warning("takedown given up", group=takedown.group, channel=takedown.channel, message=takedown.message)


async def _take_down(announcer: Announcer, takedown: Takedown, clock: Clock) -> bool:
    if takedown.message is not None:
        return await announcer.take_down(takedown.channel, takedown.message)
    lost = _lost(takedown, clock)
    match await announcer.find(lost, lost.first_try or lost.next_try):
        case Posted(message):
            return await announcer.take_down(takedown.channel, message)
        case None | Undeliverable(Problem.CHANNEL_GONE):
            return True  # it never arrived, or went with its channel
        case _:
            return False


def _lost(takedown: Takedown, clock: Clock) -> Delivery:
    """Return the delivery that was erased, as far as looking for its card needs it."""
    return Delivery(
        id=takedown.delivery,
        win=None if takedown.is_share else WinId(takedown.delivery),
        shared=SharedId(takedown.delivery) if takedown.is_share else None,
        group=takedown.group,
        channel=takedown.channel,
        state=State.SENDING,
        next_try=clock(),
        first_try=takedown.first_try,
    )
