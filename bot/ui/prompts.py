"""How a prompt looks to its group, and the first message in its thread."""

from bot.content.words import Words
from bot.domain.groups import PromptKind
from bot.domain.prompts import AnswersCard, Prompt, PromptCard
from bot.ui import actions
from bot.ui.cards import WARM, Piece, View, button, card, row


def group_card(words: Words, said: PromptCard) -> View:
    """Draw an encouragement, a question or a ritual for everybody."""
    prompt = said.prompt
    note = [f"-# {words(f'prompt-note-{prompt.kind}')}"] if said.has_thread else []
    return card(
        f"### {words(f'prompt-title-{prompt.kind}')}\n{_line(words, prompt)}",
        *note,
        _for_me(words, prompt.id),
        colour=WARM,
    )


def answers(words: Words, said: AnswersCard) -> View:
    """Draw the first message of the thread that a prompt's answers go to."""
    return card(words(f"prompt-answers-{said.kind}"), _for_me(words, said.id))


def thread_name(words: Words, kind: PromptKind) -> str:
    """Return the name of a prompt's thread."""
    return words(f"prompt-thread-{kind}")


def _line(words: Words, prompt: Prompt) -> str:
    if prompt.kind is PromptKind.ENCOURAGEMENT:
        return words(f"encouragement-{prompt.line}")
    return words(f"prompt-{prompt.line}")


def _for_me(words: Words, prompt: int) -> Piece:
    return row(button(words("prompt-for-me-button"), actions.PROMPT_FOR_ME.custom_id(round=prompt)))
