// Markdown trees as elements. Members' words go in as text nodes only; links lead to http(s) alone.

import { el, safeUrl } from "./dom.js";
import { parse, inline } from "./markdown.js";
import { channelOf, colour, nameOf, roleOf, state } from "./state.js";
import { stampText, fullStamp } from "./times.js";

/** Draw a message's text. `short` is for one line: no blocks. */
export function prose(text, { short = false } = {}) {
  const nodes = short ? inline(text) : parse(text);
  const drawn = nodes.map(draw);
  return short
    ? el("span", { class: "prose prose-short", dir: "auto" }, drawn)
    : el("div", { class: "prose", dir: "auto" }, drawn);
}

/** Tell whether a text is nothing but a few emoji, which Discord shows large. */
export function isJumbo(text) {
  return (
    text.length <= 60 &&
    /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\s])+$/u.test(text) &&
    /\p{Extended_Pictographic}/u.test(text)
  );
}

const children = (node) => node.children.map(draw);

const DRAW = {
  "text-run": (node) => el("span", { class: "text-run" }, children(node)),
  "code-block": (node) =>
    el(
      "pre",
      { class: "code-block", tabindex: 0 },
      el("code", { text: node.text, data: { language: node.language } }),
    ),
  quote: (node) => el("blockquote", {}, children(node)),
  heading: (node) =>
    el(
      "div",
      { class: `heading heading-${node.level}`, role: "heading", "aria-level": node.level + 2 },
      children(node),
    ),
  subtext: (node) => el("div", { class: "subtext" }, children(node)),
  list: (node) =>
    el(
      node.ordered ? "ol" : "ul",
      { start: node.ordered ? node.start : null },
      node.items.map((item) => el("li", {}, item.map(draw))),
    ),
  bold: (node) => el("strong", {}, children(node)),
  italic: (node) => el("em", {}, children(node)),
  underline: (node) => el("u", {}, children(node)),
  strike: (node) => el("s", {}, children(node)),
  code: (node) => el("code", { class: "code", text: node.text }),
  spoiler,
  stamp,
  user: (node) => pill(`@${nameOf(node.id)}`, { user: node.id, class: node.id === state.world?.me ? "pill-me" : "" }),
  role,
  channel: (node) => channelPill(node.id),
  command: (node) => pill(`/${node.path}`, { command: node.path }),
  emoji: (node) => el("span", { class: "custom-emoji", text: `:${node.name}:` }),
  everyone: (node) => el("span", { class: "pill pill-me", text: node.text }),
  link,
};

function draw(node) {
  return typeof node === "string" ? document.createTextNode(node) : DRAW[node.type](node);
}

function pill(text, { user, command, channel, class: extra = "" }) {
  const data = Object.fromEntries(Object.entries({ user, command, channel }).filter(([, value]) => value));
  return el("button", { class: `pill ${extra}`, type: "button", data, text });
}

function channelPill(id) {
  const channel = channelOf(id);
  return channel ? pill(`#${channel.name}`, { channel: id }) : el("span", { class: "pill", text: "#No access" });
}

function role(node) {
  const found = roleOf(node.id);
  const tint = found?.color ? { "--pill": colour(found.color) } : null;
  return el("span", { class: "pill", text: found ? `@${found.name}` : "@deleted-role", style: tint });
}

function stamp(node) {
  return el("time", {
    class: "stamp",
    data: { seconds: node.seconds, style: node.style },
    title: fullStamp(node.seconds),
    text: stampText(node.seconds, node.style),
  });
}

function link(node) {
  const url = safeUrl(node.url);
  if (!url) return el("span", {}, children(node));
  const shown = children(node);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow", title: node.url }, shown);
}

function spoiler(node) {
  const open = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    const target = event.currentTarget;
    if (target.dataset.open) return;
    event.preventDefault();
    target.dataset.open = "yes";
    target.setAttribute("aria-expanded", "true");
    target.firstChild.removeAttribute("inert");
  };
  return el(
    "span",
    {
      class: "spoiler",
      role: "button",
      tabindex: 0,
      "aria-label": "Spoiler",
      "aria-expanded": "false",
      onclick: open,
      onkeydown: open,
    },
    el("span", { inert: true }, children(node)),
  );
}
