"""The names of things: Discord's snowflakes, or `derived` ones. The types keep them from being mixed up."""

from hashlib import blake2b
from typing import NewType

PersonId = NewType("PersonId", int)
GroupId = NewType("GroupId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)
RoleId = NewType("RoleId", int)
WinId = NewType("WinId", int)
"""The id of the interaction that made the win, so that a command that arrives twice is one row."""
SubjectId = NewType("SubjectId", int)
"""What can be celebrated: a win, or somebody's ordinary message."""
DeliveryId = NewType("DeliveryId", int)
LineId = NewType("LineId", int)
ReportId = NewType("ReportId", int)
OfferedId = NewType("OfferedId", int)
"""The id of the interaction that wrote the line, as a win's."""
GoalId = NewType("GoalId", int)
"""The id of the interaction that set the goal, as a win's."""
EntryId = NewType("EntryId", int)
"""The id of the interaction that logged it, as a win's."""
RejectionId = NewType("RejectionId", int)
"""The id of the interaction that logged the rejection, as a win's."""
SharedId = NewType("SharedId", int)
EncouragementId = NewType("EncouragementId", int)
StopId = NewType("StopId", int)
ReviewId = NewType("ReviewId", int)
CheckinId = NewType("CheckinId", int)
KeepsakeId = NewType("KeepsakeId", int)
ScheduleId = NewType("ScheduleId", int)

NO_GROUP = GroupId(0)
"""Where a goal belongs that was set in a direct message: to its author alone."""


def derived(name: str) -> int:
    """Return the id of something that is made once for what `name` says, always the same: 62 bits without meaning."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 2
