// The message list: which rows stand there, in groups and by days. A row is kept and drawn again only when its message
// changed, so that focus and scrolling stay where they are. What a row looks like is message.js's business.

import { el, icon } from "./dom.js";
import { EPHEMERAL, commandOf, drawMessage, isReply, pendingRow } from "./message.js";
import { avatar } from "./people.js";
import { channelOf, nameOf, now, place, state } from "./state.js";
import { dayTitle, isSameDay } from "./times.js";

const TOGETHER = 7 * 60 * 1000; // milliseconds within which messages of one author share a head
const NEAR = 120; // pixels from the bottom that still count as reading the newest

const rows = new Map(); // id → {signature, node}
let shown = null; // the visit whose rows these are: who reads which channel
let stuck = true;
let top = 0; // where the list stood when it was last drawn or scrolled

const list = () => document.getElementById("messages");

export function watchScroll() {
  list().addEventListener("scroll", () => {
    const isNear = list().scrollHeight - list().scrollTop - list().clientHeight < NEAR;
    // Only a reader goes up: what grows below, or takes room from the list, leaves the top where it was.
    if (isNear) stuck = true;
    else if (list().scrollTop < top) stuck = false;
    top = list().scrollTop;
    if (isNear) jump()?.remove();
  });
  new ResizeObserver(() => stuck && toBottom()).observe(list());
  list().addEventListener("load", () => stuck && toBottom(), true); // pictures that arrive late
}

const jump = () => document.getElementById("jump");
const toBottom = () => (list().scrollTop = list().scrollHeight);

export function drawMessages() {
  const visit = `${state.world.me} ${state.place}`;
  const fresh = shown !== visit;
  if (fresh) {
    rows.clear();
    shown = visit;
    stuck = true;
    jump()?.remove();
  }
  const before = rows.size;
  const focus = focusKey();
  const messages = state.order
    .map((id) => state.messages.get(id))
    .filter((message) => message && !state.dismissed.has(message.id));
  const wanted = [welcome()];
  messages.forEach((message, index) => {
    const last = messages[index - 1];
    if (!last || !isSameDay(last.timestamp, message.timestamp)) wanted.push(day(message));
    wanted.push(kept(message, last));
  });
  state.pending.filter((line) => line.channel === state.place).forEach((line) => wanted.push(pendingRow(line)));
  const gone = new Set(messages.map((message) => message.id));
  [...rows.keys()].filter((id) => !gone.has(id)).forEach((id) => rows.delete(id));
  settle(wanted);
  list().setAttribute("aria-busy", String(!state.loaded)); // the commands of this place come before its messages
  if (stuck) toBottom();
  else if (!fresh && rows.size > before) showJump();
  top = list().scrollTop; // what went from the list may have moved it: no reader did
  refocus(focus);
}

/** Put the wanted nodes in place, moving as little as possible. */
function settle(wanted) {
  const box = list();
  wanted.forEach((node, index) => {
    if (box.children[index] !== node) box.insertBefore(node, box.children[index] ?? null);
  });
  while (box.children.length > wanted.length) box.lastChild.remove();
}

function focusKey() {
  const active = document.activeElement;
  const row = active?.closest?.(".message");
  return row && active.dataset.key ? { message: row.dataset.message, key: active.dataset.key, node: active } : null;
}

function refocus(focus) {
  if (!focus || focus.node.isConnected) return;
  const row = rows.get(focus.message)?.node;
  const same = [...(row?.querySelectorAll("[data-key]") ?? [])].find(
    (node) => node.dataset.key === focus.key && !node.disabled,
  );
  (same ?? list()).focus({ preventScroll: true });
}

function showJump() {
  if (jump()) return;
  const button = el(
    "button",
    { id: "jump", class: "jump", type: "button", onclick: () => (toBottom(), button.remove()) },
    "New messages",
    icon("down", 16),
  );
  document.getElementById("composer").prepend(button);
}

function kept(message, last) {
  const head = startsGroup(message, last);
  const busy = [...state.busy].filter(([key]) => key.startsWith(message.id));
  const signature = JSON.stringify([message, head, busy, state.worldSign, new Date(now()).toDateString()]);
  const row = rows.get(message.id);
  if (row?.signature === signature) return row.node;
  const node = drawMessage(message, head, row !== undefined);
  rows.set(message.id, { signature, node });
  return node;
}

function startsGroup(message, last) {
  return (
    !last ||
    last.author.id !== message.author.id ||
    isReply(message) ||
    Boolean(commandOf(message)) ||
    ((last.flags ^ message.flags) & EPHEMERAL) !== 0 ||
    !isSameDay(last.timestamp, message.timestamp) ||
    Date.parse(message.timestamp) - Date.parse(last.timestamp) > TOGETHER
  );
}

function day(message) {
  return el("div", { class: "day", role: "separator" }, el("span", { text: dayTitle(message.timestamp) }));
}

function welcome() {
  const channel = place();
  if (!channel) return el("div", { class: "welcome" });
  const direct = channel.type === 1;
  const who = direct ? nameOf(state.world.bot) : null;
  return el(
    "header",
    { class: "welcome" },
    direct
      ? avatar(state.world.bot, 80)
      : el("span", { class: "welcome-mark" }, icon(channel.locked ? "lock" : "hash", 40)),
    el("h1", { dir: "auto", text: direct ? who : `Welcome to #${channel.name}!` }),
    el("p", {
      dir: "auto",
      text: direct
        ? `This is the beginning of your direct messages with ${who}.`
        : (channel.topic ?? `This is the start of the #${channel.name} channel.`),
    }),
  );
}

export function jumpTo(id) {
  const row = rows.get(id)?.node;
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  row.classList.add("message-found");
  setTimeout(() => row.classList.remove("message-found"), 2000);
}

/** How many unread messages a channel holds is not known here; that there are some is. */
export function isUnread(id) {
  const last = channelOf(id)?.last_message_id;
  return Boolean(last) && id !== state.place && BigInt(last) > BigInt(state.read.get(id) ?? 0);
}
