// One message as a row: head, reply line, command line, content, "only you can see this", "thinking…", failures, and the
// row of a command that has not been answered. Where rows go is messages.js's business.

import { dismiss, forget } from "./actions.js";
import { components, embed, isPicture } from "./components.js";
import { el, icon } from "./dom.js";
import { fileCard, picture } from "./media.js";
import { appBadge, avatar, isBot, namePlate } from "./people.js";
import { isJumbo, prose } from "./prose.js";
import { nameOf, state } from "./state.js";
import { hourTime, longTime, messageTime } from "./times.js";

export const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const SUPPRESS_EMBEDS = 1 << 2;
const IS_COMPONENTS_V2 = 1 << 15;

export const isReply = (message) => Boolean(message.message_reference?.message_id);
export const commandOf = (message) =>
  message.interaction_metadata?.type === 2 ? (message.interaction ?? message.interaction_metadata) : null;

export function drawMessage(message, head, again) {
  const bot = isBot(message.author.id);
  const hidden = (message.flags & EPHEMERAL) !== 0;
  const mine = message.mentions?.some((user) => user.id === state.world.me) || message.mention_everyone;
  const look = [
    "message",
    head ? "message-head" : "message-joined",
    hidden ? "message-ephemeral" : "",
    mine ? "message-pinged" : "",
    again ? "" : "message-new",
  ];
  return el(
    "article",
    {
      class: look.join(" "),
      tabindex: 0, // so that the menu key reaches it
      data: { message: message.id, test: "message", author: message.author.id },
      "aria-label": `${nameOf(message.author.id)}, ${messageTime(message.timestamp)}`,
    },
    head ? [replyLine(message), commandLine(message)] : null,
    el(
      "div",
      { class: "message-row" },
      head
        ? el(
            "button",
            { class: "face", type: "button", tabindex: -1, "aria-hidden": "true", data: { user: message.author.id } },
            avatar(message.author.id),
          )
        : el("time", {
            class: "message-side",
            datetime: message.timestamp,
            text: hourTime(message.timestamp),
            "aria-hidden": "true",
          }),
      el(
        "div",
        { class: "message-body" },
        head ? headLine(message, bot) : null,
        content(message),
        hidden ? ephemeralFoot(message) : null,
        failure(message),
      ),
    ),
    tools(message),
  );
}

function headLine(message, bot) {
  return el(
    "header",
    { class: "message-title" },
    namePlate(message.author.id),
    bot ? appBadge() : null,
    el("time", {
      class: "message-time",
      datetime: message.timestamp,
      title: longTime(message.timestamp),
      text: messageTime(message.timestamp),
    }),
  );
}

function commandLine(message) {
  const used = commandOf(message);
  if (!used || isReply(message)) return null;
  const user = used.user.id;
  return el(
    "div",
    { class: "reference" },
    el("span", { class: "reference-hook", "aria-hidden": "true" }),
    avatar(user, 16),
    namePlate(user, "name-small"),
    used.name
      ? el(
          "span",
          { class: "reference-words" },
          "used ",
          el("span", { class: "command-name", text: message.type === 23 ? used.name : `/${used.name}` }),
        )
      : el("span", { class: "reference-words", text: "used a command" }),
  );
}

function replyLine(message) {
  if (!isReply(message)) return null;
  const original = message.referenced_message;
  const hook = el("span", { class: "reference-hook", "aria-hidden": "true" });
  if (!original)
    return el(
      "div",
      { class: "reference" },
      hook,
      icon("reply", 16),
      el("i", { text: "Original message was deleted" }),
    );
  const words = original.content || "Click to see the message";
  const go = el(
    "button",
    { class: "reference-go", type: "button", data: { jump: original.id } },
    original.content ? prose(words.slice(0, 200).replaceAll("\n", " "), { short: true }) : el("i", { text: words }),
  );
  return el(
    "div",
    { class: "reference" },
    hook,
    avatar(original.author.id, 16),
    namePlate(original.author.id, "name-small"),
    go,
  );
}

function content(message) {
  if (message.flags & LOADING) {
    return el(
      "p",
      { class: "thinking", data: { test: "thinking" } },
      el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
      `${nameOf(message.author.id)} is thinking…`,
    );
  }
  const text = message.content ? prose(message.content) : null;
  if (text && isJumbo(message.content)) text.classList.add("jumbo");
  const edited = message.edited_timestamp
    ? el("span", { class: "edited", title: longTime(message.edited_timestamp), text: "(edited)" })
    : null;
  const pictures = (message.attachments ?? []).filter(isPicture);
  const files = (message.attachments ?? []).filter((file) => !isPicture(file) && !(message.flags & IS_COMPONENTS_V2));
  const parts = [
    text,
    (message.flags & IS_COMPONENTS_V2) === 0 && pictures.length
      ? el(
          "div",
          { class: `gallery gallery-${Math.min(pictures.length, 4)}` },
          pictures.map((file) => picture(file, file.description ?? file.filename, "gallery-item")),
        )
      : null,
    files.map(fileCard),
    (message.flags & SUPPRESS_EMBEDS) === 0 ? (message.embeds ?? []).map(embed) : null,
    components(message),
  ];
  if (edited && text)
    (text.lastElementChild?.classList.contains("text-run") ? text.lastElementChild : text).append(" ", edited);
  return el(
    "div",
    { class: "message-content", data: { test: "message-content" } },
    parts,
    edited && !text ? edited : null,
    reactions(message),
  );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return el(
    "div",
    { class: "reactions" },
    message.reactions.map((each) => el("span", { class: "reaction", text: `${each.emoji.name} ${each.count}` })),
  );
}

function ephemeralFoot(message) {
  return el(
    "p",
    { class: "ephemeral-foot", data: { test: "ephemeral" } },
    icon("eye", 16),
    "Only you can see this • ",
    el(
      "button",
      { class: "link-button", type: "button", data: { test: "dismiss" }, onclick: () => dismiss(message) },
      "Dismiss message",
    ),
  );
}

function failure(message) {
  const words = state.busy.get(message.id);
  return words && words !== "waiting"
    ? el("p", { class: "failed", role: "alert", data: { test: "failed" }, text: words })
    : null;
}

function tools(message) {
  if (message.flags & LOADING) return null;
  return el(
    "div",
    { class: "message-tools" },
    el(
      "button",
      {
        class: "icon-button",
        type: "button",
        "aria-label": "More",
        "aria-haspopup": "menu",
        title: "More",
        data: { test: "message-more", menu: message.id, key: "more" },
      },
      icon("dots", 20),
    ),
  );
}

export function pendingRow(line) {
  const failed = line.failed !== null;
  return el(
    "article",
    { class: "message message-head message-pending", data: { test: "pending" } },
    el(
      "div",
      { class: "reference" },
      el("span", { class: "reference-hook" }),
      avatar(state.world.me, 16),
      namePlate(state.world.me, "name-small"),
      el("span", { class: "reference-words" }, "used ", el("span", { class: "command-name", text: line.shown })),
    ),
    el(
      "div",
      { class: "message-row" },
      el("span", { class: "face" }, avatar(state.world.bot)),
      el(
        "div",
        { class: "message-body" },
        el("header", { class: "message-title" }, namePlate(state.world.bot), appBadge()),
        failed
          ? el("p", { class: "failed", role: "alert", data: { test: "failed" }, text: line.failed })
          : el("p", { class: "thinking", text: "Sending command…" }),
        failed
          ? el(
              "p",
              { class: "ephemeral-foot" },
              icon("eye", 16),
              "Only you can see this • ",
              el("button", {
                class: "link-button",
                type: "button",
                onclick: () => forget(line),
                text: "Dismiss message",
              }),
            )
          : null,
      ),
    ),
  );
}
