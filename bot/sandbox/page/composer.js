// The message box: plain text, `/` for the command list, `@` and `#` for mentions, replies. Options are commandbar.js's.

import { say } from "./actions.js";
import { CommandBar } from "./commandbar.js";
import { el, icon, replace, take } from "./dom.js";
import { avatar } from "./people.js";
import { Choices, float } from "./popups.js";
import { channelsHere, peopleHere, rolesHere } from "./selects.js";
import { nameOf, place, slashCommands, state } from "./state.js";

const LONGEST = 2000; // characters of a message, for people without Nitro
const drafts = new Map(); // channel → text not sent yet

let bar = null;
let replyTo = null;
let mentions = []; // `{shown, sent}` of what was picked from the list

const box = () => document.getElementById("composer");
const input = () => document.getElementById("composer-text");

const list = new Choices({ label: "Commands", empty: "No such command here", onChoose: (item) => item.pick() });
let popup = null;

export function drawComposer() {
  if (bar?.channel === state.place && bar.isStanding()) return;
  bar?.leave();
  bar = null;
  const channel = place();
  if (!channel?.can_send) {
    closeList();
    const why = channel?.type === 1 ? "" : "You do not have permission to send messages in this channel.";
    replace(box(), el("div", { class: "composer-box composer-shut", text: why }));
    return;
  }
  if (input()?.dataset.channel === channel.id) return; // somebody may be choosing from the list: news elsewhere leaves it
  closeList();
  drawText(channel);
}

/** Take the message box away until it is drawn for another place or person: what is typed meanwhile would be lost. */
export function putAway() {
  bar?.leave();
  bar = null;
  closeList();
  replace(box());
}

function drawText(channel) {
  const direct = channel.type === 1;
  const text = el("textarea", {
    id: "composer-text",
    class: "composer-text",
    rows: 1,
    dir: "auto",
    placeholder: `Message ${direct ? `@${nameOf(channel.user)}` : `#${channel.name}`}`,
    "aria-label": `Message ${channel.name}`,
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    autocomplete: "off",
    data: { channel: channel.id, test: "composer" },
    oninput: typed,
    onkeydown: pressed,
    onblur: () => setTimeout(() => text.isConnected && document.activeElement !== text && closeList(), 150),
  });
  text.value = drafts.get(channel.id) ?? "";
  const commands = el(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": "Commands",
      title: "Commands",
      data: { test: "composer-commands" },
      onclick: () => {
        text.value = "/";
        text.focus();
        typed();
      },
    },
    icon("apps", 22),
  );
  const send = el(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": "Send",
      title: "Send",
      data: { test: "composer-send" },
      onclick: () => sendText(),
    },
    icon("send", 22),
  );
  replace(
    box(),
    document.getElementById("jump"),
    replyBar(),
    el("div", { class: "composer-box" }, commands, text, el("span", { class: "composer-count", hidden: true }), send),
  );
  fit();
}

function replyBar() {
  if (!replyTo) return null;
  return el(
    "div",
    { class: "reply-bar" },
    el("span", {}, "Replying to ", el("strong", { dir: "auto", text: nameOf(replyTo.author.id) })),
    el(
      "button",
      { class: "icon-button", type: "button", "aria-label": "Cancel reply", onclick: () => reply(null) },
      icon("close", 16),
    ),
  );
}

export function reply(message) {
  replyTo = message;
  const channel = place();
  drafts.set(channel.id, input()?.value ?? "");
  drawText(channel);
  input().focus();
}

export function mention(id) {
  const text = input();
  if (!text) return;
  const shown = `@${nameOf(id)}`;
  mentions.push({ shown, sent: `<@${id}>` });
  text.value = `${text.value}${text.value && !/\s$/.test(text.value) ? " " : ""}${shown} `;
  text.focus();
  typed();
}

/** Begin a command by its path, as from a mention of it. */
export function start(path) {
  const found = slashCommands().find((command) => command.path === path);
  if (found) begin(found);
}

function begin(command) {
  closeList();
  drafts.delete(state.place);
  const channel = place();
  bar = new CommandBar({
    command,
    channel: channel.id,
    onLeave: () => {
      bar = null;
      drawText(channel);
      input()?.focus();
    },
  });
  replace(box(), document.getElementById("jump"), bar.node);
  bar.begin();
}

function fit() {
  const text = input();
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, innerHeight * 0.4)}px`;
  const left = LONGEST - text.value.length;
  const count = box().querySelector(".composer-count");
  count.hidden = left > 200;
  count.textContent = String(left);
  count.classList.toggle("composer-over", left < 0);
}

function typed() {
  fit();
  const text = input();
  drafts.set(state.place, text.value);
  const slash = /^\/([^\n]*)$/.exec(text.value);
  const word = /(?:^|\s)([@#])([\p{L}\p{N}_.-]{0,32})$/u.exec(text.value.slice(0, text.selectionStart));
  if (slash) offer(commandsFor(slash[1].toLowerCase()), slash[1] ? "Commands matching" : "Commands");
  else if (word) offer(mentionsFor(word[1], word[2].toLowerCase()), "Mentions");
  else closeList();
}

/** Offer what there is now to whoever typed `/` before the commands of this place were known, or while they changed. */
export function offerAgain() {
  if (popup) typed();
}

function commandsFor(words) {
  const all = slashCommands();
  const found = all.filter(({ path }) => path.startsWith(words.trimEnd()));
  const others = all.filter(
    (command) =>
      !found.includes(command) &&
      words.trim() &&
      (command.path.includes(words.trim()) || command.description.toLowerCase().includes(words.trim())),
  );
  return [...found, ...others].map((command) => ({
    label: `/${command.path}`,
    description: command.description,
    group: nameOf(state.world.bot),
    hint: command.options
      .map((option) => option.name)
      .slice(0, 4)
      .join("  "),
    lead: avatar(state.world.bot, 24),
    data: { command: command.path },
    pick: () => begin(command),
  }));
}

function mentionsFor(mark, words) {
  const all = mark === "#" ? channelsHere() : [...peopleHere(), ...rolesHere()];
  const sent = { user: (value) => `<@${value}>`, role: (value) => `<@&${value}>`, channel: (value) => `<#${value}>` };
  return all
    .filter((item) => item.label.toLowerCase().includes(words))
    .slice(0, 10)
    .map((item) => ({ ...item, pick: () => insert(mark, item.label, sent[item.kind](item.value)) }));
}

function insert(mark, label, sent) {
  const text = input();
  const at = text.selectionStart;
  const before = text.value.slice(0, at).replace(/[@#][^\s@#]*$/u, `${mark}${label} `);
  mentions.push({ shown: `${mark}${label}`, sent });
  text.value = before + text.value.slice(at);
  text.setSelectionRange(before.length, before.length);
  closeList();
  typed();
}

function offer(items, label) {
  if (!items.length && label === "Mentions") {
    closeList();
    return;
  }
  list.show(items);
  if (!popup) {
    popup = float(
      box().querySelector(".composer-box"),
      el("div", { class: "composer-popup", data: { test: "command-list" } }, list.node),
      {
        above: true,
        wide: true,
        onClose: () => {
          popup = null;
          list.unbind();
        },
      },
    );
    list.bind(input());
  }
  popup.place();
}

const closeList = () => popup?.close();

function pressed(event) {
  if (event.isComposing) return;
  if (popup && list.steer(event)) return;
  if (popup && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey && list.chooseActive()) {
    take(event);
    return;
  }
  if (event.key === "Enter" && !event.shiftKey) {
    take(event);
    sendText();
  } else if (event.key === "Escape" && replyTo) {
    take(event);
    reply(null);
  }
}

async function sendText() {
  const text = input();
  let words = text.value;
  if (!words.trim() || words.length > LONGEST) return;
  mentions.sort((one, other) => other.shown.length - one.shown.length);
  for (const { shown, sent } of mentions) words = words.replaceAll(shown, sent);
  const original = replyTo?.id ?? null;
  text.value = "";
  drafts.delete(state.place);
  mentions = [];
  if (replyTo) reply(null);
  fit();
  closeList();
  await say(words, original);
}
