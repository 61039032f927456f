"""The names of things. All are Discord snowflakes; the types keep them from being mixed up."""

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
