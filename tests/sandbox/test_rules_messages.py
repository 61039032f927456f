"""What Discord refuses in messages, apart from their components."""

from typing import Any

import pytest

from bot.sandbox.rules import Refusal, check_message
from tests.sandbox.refused import refused

JSON = dict[str, Any]
V2 = 1 << 15
LEGACY = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
TEXT = {"type": 10, "content": "a"}
OLD = {"id": "1", "content": "before", "flags": 0, "embeds": [], "components": [], "attachments": []}
OLD_V2 = {**OLD, "content": "", "flags": V2, "components": [TEXT]}
PICTURE = {"id": "77", "filename": "chart.png"}


def embed(**fields: Any) -> JSON:
    return {"embeds": [fields]}


ACCEPTED = {
    "plain text": {"content": "hello"},
    "the longest text": {"content": "x" * 2000},
    "the longest text counts code points": {"content": "🎉" * 2000},
    "blanks at the ends do not count": {"content": " " * 50 + "x" * 2000},
    "nulls count as absent": {"content": "x", "embeds": None, "components": None, "nonce": None, "flags": None},
    "ten embeds": {"embeds": [{"title": "t"}] * 10},
    "an embed at every limit of its own": embed(
        title="t" * 256, author={"name": "n" * 256}, fields=[{"name": "n" * 256, "value": "v" * 1024}]
    ),
    "embed pictures from uploads": embed(image={"url": "attachment://a.png"}),
    "embed time": embed(title="t", timestamp="2026-03-02T09:00:00.000000+00:00", color=0xFFFFFF),
    "only components": {
        "components": [{"type": 1, "components": [{"type": 2, "style": 5, "url": "https://a.b", "label": "x"}]}]
    },
    "quiet, without link previews": {"content": "x", "flags": 1 << 2 | 1 << 12},
    "nobody is mentioned": {"content": "x", "allowed_mentions": {"parse": [], "replied_user": False}},
    "some are mentioned": {"content": "x", "allowed_mentions": {"parse": ["roles"], "users": ["1", 2]}},
    "an empty list beside parse is not exclusive": {
        "content": "x",
        "allowed_mentions": {"parse": ["users"], "users": []},
    },
    "the longest nonce": {"content": "x", "nonce": "n" * 25, "enforce_nonce": True},
    "a number as nonce": {"content": "x", "nonce": 2**63 - 1},
    "a reply": {"content": "x", "message_reference": {"message_id": "1", "fail_if_not_exists": False}},
    "a forward": {"message_reference": {"message_id": "1", "channel_id": "2", "type": 1}},
    "only a sticker": {"sticker_ids": ["1"]},
    "a poll": {"poll": {"question": {"text": "q"}, "answers": [{"poll_media": {"text": "a"}}], "duration": 768}},
}

REFUSED = {
    "too long": ({"content": "x" * 2001}, ["content BASE_TYPE_MAX_LENGTH"]),
    "not a text": ({"content": {}}, ["content STRING_TYPE_CONVERT"]),
    "eleven embeds": ({"embeds": [{"title": "t"}] * 11}, ["embeds BASE_TYPE_MAX_LENGTH"]),
    "an embed that is no object": ({"embeds": ["t"]}, ["embeds.0 MODEL_TYPE_CONVERT"]),
    "embeds that are no list": ({"embeds": {}}, ["embeds LIST_TYPE_CONVERT"]),
    "a long title": (embed(title="t" * 257), ["embeds.0.title BASE_TYPE_MAX_LENGTH"]),
    "a long description": (embed(description="d" * 4097), ["embeds.0.description BASE_TYPE_MAX_LENGTH"]),
    "a long footer": (embed(footer={"text": "f" * 2049}), ["embeds.0.footer.text BASE_TYPE_MAX_LENGTH"]),
    "a long author": (embed(author={"name": "n" * 257}), ["embeds.0.author.name BASE_TYPE_MAX_LENGTH"]),
    "26 fields": (embed(fields=[{"name": "n", "value": "v"}] * 26), ["embeds.0.fields BASE_TYPE_MAX_LENGTH"]),
    "a long field": (
        embed(fields=[{"name": "n" * 257, "value": "v" * 1025}]),
        ["embeds.0.fields.0.name BASE_TYPE_MAX_LENGTH", "embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH"],
    ),
    "a blank field": (
        embed(fields=[{"name": "", "value": "  "}]),
        ["embeds.0.fields.0.name BASE_TYPE_REQUIRED", "embeds.0.fields.0.value BASE_TYPE_REQUIRED"],
    ),
    "6001 characters in two embeds": (
        {"embeds": [{"description": "d" * 4000}, {"description": "d" * 2001}]},
        ["embeds MAX_EMBED_SIZE_EXCEEDED"],
    ),
    "a colour beyond white": (embed(color=0x1000000), ["embeds.0.color NUMBER_TYPE_MAX"]),
    "a time in words": (embed(timestamp="tomorrow"), ["embeds.0.timestamp DATE_TIME_TYPE_PARSE"]),
    "an address of another scheme": (embed(url="ftp://a.b"), ["embeds.0.url URL_TYPE_INVALID_SCHEME"]),
    "an address that is none": (embed(image={"url": "chart"}), ["embeds.0.image.url URL_TYPE_INVALID_URL"]),
    "a broken address": (embed(url="http://[a"), ["embeds.0.url URL_TYPE_INVALID_URL"]),
    "ephemeral outside an interaction": ({"content": "x", "flags": 64}, ["flags MESSAGE_FLAGS_INVALID"]),
    "a flag of Discord's own": ({"content": "x", "flags": 1 << 7}, ["flags MESSAGE_FLAGS_INVALID"]),
    "an unknown mention type": (
        {"content": "x", "allowed_mentions": {"parse": ["here"]}},
        ["allowed_mentions.parse.0 BASE_TYPE_CHOICES"],
    ),
    "all users and some users": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        ["allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"],
    ),
    "101 users": (
        {"content": "x", "allowed_mentions": {"users": [str(n) for n in range(101)]}},
        ["allowed_mentions.users BASE_TYPE_MAX_LENGTH"],
    ),
    "one user twice": (
        {"content": "x", "allowed_mentions": {"users": ["1", "1"]}},
        ["allowed_mentions.users.1 SET_TYPE_ALREADY_CONTAINS_VALUE"],
    ),
    "a user who is no id": (
        {"content": "x", "allowed_mentions": {"users": ["ana"]}},
        ["allowed_mentions.users.0 NUMBER_TYPE_COERCE"],
    ),
    "a long nonce": ({"content": "x", "nonce": "n" * 26}, ["nonce NONCE_TYPE_TOO_LONG"]),
    "a huge number as nonce": ({"content": "x", "nonce": 2**63}, ["nonce NONCE_TYPE_OUT_OF_BOUNDS"]),
    "a list as nonce": ({"content": "x", "nonce": []}, ["nonce NONCE_TYPE_INVALID_TYPE"]),
    "a reply to nothing": (
        {"content": "x", "message_reference": {}},
        ["message_reference.message_id BASE_TYPE_REQUIRED"],
    ),
    "a huge id": (
        {"content": "x", "message_reference": {"message_id": str(2**63)}},
        ["message_reference.message_id NUMBER_TYPE_MAX"],
    ),
    "a forward from nowhere": (
        {"message_reference": {"message_id": "1", "type": 1}},
        ["message_reference.channel_id BASE_TYPE_REQUIRED"],
    ),
    "four stickers": ({"sticker_ids": ["1"] * 4}, ["sticker_ids BASE_TYPE_MAX_LENGTH"]),
    "a poll with nothing to choose": (
        {"poll": {"question": {"text": "q"}, "answers": [], "duration": 769}},
        ["poll.answers BASE_TYPE_BAD_LENGTH", "poll.duration NUMBER_TYPE_MAX"],
    ),
    "a long answer": (
        {"poll": {"question": {"text": "q"}, "answers": [{"poll_media": {"text": "a" * 56}}]}},
        ["poll.answers.0.poll_media.text BASE_TYPE_BAD_LENGTH"],
    ),
    "text beside components of version 2": (
        {"flags": V2, "content": "x", "embeds": [{"title": "t"}], "components": [TEXT]},
        [f"content {LEGACY}", f"embeds {LEGACY}"],
    ),
    "components of version 2 without the flag": ({"components": [TEXT]}, ["components.0 UNION_TYPE_CHOICES"]),
}

EMPTY = {
    "nothing at all": {},
    "blanks": {"content": " \n\t "},
    "empty lists": {"content": "", "embeds": [], "components": []},
    "only flags": {"flags": V2},
    "only a reply": {"message_reference": {"message_id": "1"}},
}


@pytest.mark.parametrize("payload", ACCEPTED.values(), ids=ACCEPTED)
def test_a_message_within_discords_limits_is_accepted(payload: JSON) -> None:
    assert refused(check_message, payload) == []


@pytest.mark.parametrize(("payload", "errors"), REFUSED.values(), ids=REFUSED)
def test_a_message_beyond_discords_limits_is_refused(payload: JSON, errors: list[str]) -> None:
    assert refused(check_message, payload) == errors


@pytest.mark.parametrize("payload", EMPTY.values(), ids=EMPTY)
def test_an_empty_message_is_refused_with_50006(payload: JSON) -> None:
    assert refused(check_message, payload) == ["50006"]


def test_a_refusal_bears_the_body_that_discord_answers_with() -> None:
    with pytest.raises(Refusal) as caught:
        check_message({"content": "x" * 2001})

    assert caught.value.status == 400
    assert caught.value.body() == {
        "message": "Invalid Form Body",
        "code": 50035,
        "errors": {
            "content": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]}
        },
    }


def test_a_refusal_without_a_tree_has_no_errors_in_its_body() -> None:
    with pytest.raises(Refusal) as caught:
        check_message({})

    assert caught.value.body() == {"message": "Cannot send an empty message", "code": 50006}


def test_a_body_that_is_no_object_is_refused() -> None:
    assert refused(check_message, ["content"]) == ["MODEL_TYPE_CONVERT"]


def test_every_error_is_named_at_once() -> None:
    payload = {"content": "x" * 2001, "nonce": "n" * 26, "embeds": [{"title": "t" * 257}]}

    assert len(refused(check_message, payload)) == 3


def test_only_an_interaction_may_be_ephemeral() -> None:
    assert refused(check_message, {"content": "x", "flags": 64}, interaction=True) == []


FILES = {
    "a file alone is a message": ({}, {0: "a.png"}, []),
    "a file with its entry": ({"attachments": [{"id": 0, "filename": "a.png"}]}, {0: "a.png"}, []),
    "an entry without its file": ({"content": "x", "attachments": [{"id": 1}]}, {0: "a.png"}, ["50146"]),
    "an entry without an id": (
        {"content": "x", "attachments": [{"filename": "a.png"}]},
        {0: "a.png"},
        ["attachments.0.id BASE_TYPE_REQUIRED"],
    ),
    "a long description": (
        {"attachments": [{"id": 0, "description": "d" * 1025}]},
        {0: "a.png"},
        ["attachments.0.description BASE_TYPE_MAX_LENGTH"],
    ),
    "eleven files": ({}, {n: f"{n}.png" for n in range(11)}, ["files BASE_TYPE_MAX_LENGTH"]),
}


@pytest.mark.parametrize(("payload", "files", "errors"), FILES.values(), ids=FILES)
def test_attachments_match_the_uploaded_files(payload: JSON, files: dict[int, str], errors: list[str]) -> None:
    assert refused(check_message, payload, files=files) == errors


EDITS = {
    "what is not named stays": (OLD, {"components": []}, []),
    "text may go when an embed comes": (OLD, {"content": None, "embeds": [{"title": "t"}]}, []),
    "nothing may be left": (OLD, {"content": ""}, ["50006"]),
    "nothing left but a kept picture": ({**OLD, "attachments": [PICTURE]}, {"content": ""}, []),
    "the last picture may not go": (
        {**OLD, "content": "", "attachments": [PICTURE]},
        {"attachments": []},
        ["50006"],
    ),
    "a picture stays by its id": ({**OLD, "attachments": [PICTURE]}, {"attachments": [{"id": "77"}]}, []),
    "a picture of another message": ({**OLD, "attachments": [PICTURE]}, {"attachments": [{"id": "78"}]}, ["50146"]),
    "flags that cannot change are ignored": (OLD, {"flags": 64}, []),
    "version 2 stays": (OLD_V2, {"flags": V2, "components": [{"type": 10, "content": "b"}]}, []),
    "version 2 has to be said again": (OLD_V2, {"components": [TEXT]}, ["components.0 UNION_TYPE_CHOICES"]),
    "version 2 cannot be taken back": (
        OLD_V2,
        {"flags": 0, "content": "x", "components": []},
        ["flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"],
    ),
    "plain text cannot follow version 2": (
        OLD_V2,
        {"content": "x"},
        ["flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"],
    ),
    "an old message becomes version 2 once its text is emptied": (
        OLD,
        {"content": None, "flags": V2, "components": [TEXT]},
        [],
    ),
    "an old message keeps its text from becoming version 2": (
        OLD,
        {"flags": V2, "components": [TEXT]},
        [f"content {LEGACY}"],
    ),
}


@pytest.mark.parametrize(("before", "payload", "errors"), EDITS.values(), ids=EDITS)
def test_an_edit_is_judged_by_what_the_message_becomes(before: JSON, payload: JSON, errors: list[str]) -> None:
    assert refused(check_message, payload, edit_of=before) == errors
