// What surrounds the messages: server rail, channel list, your own panel, the head of the channel, the member list.

import { openDm, setDms } from "./actions.js";
import { el, icon, replace } from "./dom.js";
import { isUnread } from "./messages.js";
import { appBadge, avatar } from "./people.js";
import { changed, colourOf, guild, me, nameOf, place, state } from "./state.js";
import { drawBar } from "./switcher.js";

const part = (id) => document.getElementById(id);
const TEXTUAL = new Set([0, 5, 11, 12, 15]);

let drawn = "";

/** Draw all that surrounds the messages, if anything in it changed; what had the focus has it afterwards. */
export function drawAround({ visit, become }) {
  const { clock: _, ...world } = state.world;
  const unread = [...state.world.guilds.flatMap((each) => each.channels), ...state.world.dms]
    .filter((channel) => isUnread(channel.id))
    .map((channel) => channel.id);
  const sign = JSON.stringify([world, state.place, state.online, unread, part("app").className]);
  if (sign === drawn) return;
  drawn = sign;
  const { test, person, user, channel } = document.activeElement?.dataset ?? {};
  const inside = document.activeElement?.closest("#demo-bar, #rail, #sidebar, #chat-head, #members");
  drawBar(become);
  drawRail(visit);
  drawSidebar(visit);
  drawHead();
  drawMembers();
  if (!inside) return;
  const wanted = Object.entries({ test, person, user, channel })
    .filter(([, value]) => value)
    .map(([key, value]) => `[data-${key}="${CSS.escape(value)}"]`);
  if (wanted.length) inside.querySelector(wanted.join(""))?.focus({ preventScroll: true });
}

const initials = (name) =>
  [...name.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)]
    .map(([letter]) => letter)
    .slice(0, 4)
    .join("");

function drawRail(visit) {
  const direct = place()?.type === 1;
  const unread = state.world.dms.some((channel) => isUnread(channel.id));
  const home = railButton({
    label: "Direct messages",
    on: direct,
    unread,
    test: "home",
    face: icon("chat", 26),
    go: () =>
      state.world.dms[0] ? visit(state.world.dms[0].id) : openDm(state.world.bot).then((id) => id && visit(id)),
  });
  const servers = state.world.guilds.map((each) => {
    const first = each.channels.find((channel) => TEXTUAL.has(channel.type));
    return railButton({
      label: each.name,
      on: guild()?.id === each.id,
      unread: each.channels.some((channel) => isUnread(channel.id)),
      test: "guild",
      face: el("span", { text: initials(each.name) }),
      go: () => first && visit(state.read.get(`guild:${each.id}`) ?? first.id),
    });
  });
  replace(part("rail"), home, el("hr", { class: "rail-line" }), servers);
}

function railButton({ label, on, unread, face, go, test }) {
  return el(
    "button",
    {
      class: `rail-button ${on ? "rail-on" : ""} ${unread ? "rail-unread" : ""}`,
      type: "button",
      "aria-label": unread ? `${label}, unread` : label,
      "aria-current": on ? "page" : null,
      title: label,
      data: { test },
      onclick: go,
    },
    face,
  );
}

function drawSidebar(visit) {
  const here = guild();
  const title = el(
    "header",
    { class: "sidebar-head" },
    el("h2", { dir: "auto", text: here ? here.name : "Direct messages" }),
  );
  const list = el("div", { class: "channel-list" }, here ? serverChannels(here, visit) : directs(visit));
  replace(part("sidebar"), title, list, selfPanel());
}

function serverChannels(here, visit) {
  const groups = here.channels.filter((channel) => channel.type === 4);
  const loose = here.channels.filter((channel) => channel.type !== 4 && !channel.parent_id);
  const under = (id) => here.channels.filter((channel) => channel.parent_id === id);
  const rows = (channels) =>
    channels.map((channel) => [
      channelRow(channel, visit),
      under(channel.id).map((thread) => channelRow(thread, visit)),
    ]);
  return [
    rows(loose),
    groups.map((group) => [
      el("h3", { class: "channel-group", dir: "auto", text: group.name }),
      rows(under(group.id)),
    ]),
  ];
}

function channelRow(channel, visit) {
  const on = channel.id === state.place;
  const unread = isUnread(channel.id);
  const thread = channel.type === 11 || channel.type === 12;
  const kind = thread ? "thread" : channel.locked ? "lock" : "hash";
  return el(
    "button",
    {
      class: `channel ${on ? "channel-on" : ""} ${unread ? "channel-unread" : ""} ${thread ? "channel-thread" : ""}`,
      type: "button",
      "aria-current": on ? "page" : null,
      "aria-label": `${channel.name}${unread ? ", unread" : ""}`,
      data: { test: `channel-${channel.name}`, channel: channel.id },
      onclick: () => visit(channel.id),
    },
    icon(kind, 20),
    el("span", { class: "channel-name", dir: "auto", text: channel.name }),
  );
}

function directs(visit) {
  return state.world.dms.map((channel) =>
    el(
      "button",
      {
        class: `channel channel-dm ${channel.id === state.place ? "channel-on" : ""} ${isUnread(channel.id) ? "channel-unread" : ""}`,
        type: "button",
        data: { test: "dm" },
        onclick: () => visit(channel.id),
      },
      avatar(channel.user, 32),
      el("span", { class: "channel-name", dir: "auto", text: nameOf(channel.user) }),
    ),
  );
}

function selfPanel() {
  const self = me();
  if (!self) return null;
  return el(
    "section",
    { class: "self", "aria-label": "You" },
    avatar(self.id, 32),
    el(
      "div",
      { class: "self-words" },
      el("strong", { dir: "auto", text: self.name }),
      el("span", { text: self.note }),
    ),
    el(
      "label",
      { class: "switch", title: "Whether the bot may send you direct messages" },
      el("span", { class: "switch-words", text: self.takes_dms ? "DMs open" : "DMs closed" }),
      el("input", {
        type: "checkbox",
        role: "switch",
        checked: self.takes_dms || null,
        "aria-label": "DMs from the bot",
        data: { test: "dms-switch" },
        onchange: (event) => setDms(event.target.checked),
      }),
      el("span", { class: "switch-track", "aria-hidden": "true" }),
    ),
  );
}

function drawHead() {
  const channel = place();
  const direct = channel?.type === 1;
  const drawer = document.getElementById("app").classList.contains("drawer-open");
  replace(
    part("chat-head"),
    el(
      "button",
      {
        class: "icon-button only-narrow",
        type: "button",
        "aria-label": "Channels",
        "aria-expanded": String(drawer),
        data: { test: "drawer" },
        onclick: () => toggleDrawer(),
      },
      icon("menu", 24),
    ),
    channel ? (direct ? avatar(channel.user, 24) : icon(channel.locked ? "lock" : "hash", 24)) : null,
    el("h2", {
      class: "chat-title",
      dir: "auto",
      text: channel ? (direct ? nameOf(channel.user) : channel.name) : "No channel",
    }),
    channel?.topic
      ? el("p", { class: "chat-topic", dir: "auto", title: channel.topic, text: channel.topic })
      : el("span", { class: "chat-topic" }),
    el(
      "span",
      {
        class: `bot-state ${state.online && state.world.connected ? "bot-on" : ""}`,
        data: { test: "bot-state" },
        role: "status",
      },
      el("i", { "aria-hidden": "true" }),
      !state.online ? "Reconnecting…" : state.world.connected ? "Bot online" : "Bot offline",
    ),
    direct
      ? null
      : el(
          "button",
          {
            class: "icon-button",
            type: "button",
            "aria-label": "Member list",
            title: "Member list",
            "aria-pressed": String(!document.getElementById("app").classList.contains("members-hidden")),
            data: { test: "members-toggle" },
            onclick: () => toggleMembers(),
          },
          icon("people", 22),
        ),
  );
}

export function toggleDrawer(open = null) {
  const app = document.getElementById("app");
  app.classList.toggle("drawer-open", open ?? !app.classList.contains("drawer-open"));
  changed("drawer");
}

function toggleMembers() {
  const app = document.getElementById("app");
  const narrow = matchMedia("(max-width: 1099px)").matches;
  app.classList.toggle(narrow ? "members-shown" : "members-hidden");
  changed("drawer");
}

function drawMembers() {
  const here = guild();
  if (!here) return replace(part("members"));
  const staff = here.members.filter((member) => member.staff);
  const apps = here.members.filter((member) => member.id === state.world.bot);
  const others = here.members.filter((member) => !member.staff && member.id !== state.world.bot);
  const group = (title, members) =>
    members.length
      ? [el("h3", { class: "member-group", text: `${title} — ${members.length}` }), members.map(memberRow)]
      : null;
  return replace(
    part("members"),
    group("Hosts and moderators", staff),
    group("Members", others),
    group("Apps", apps),
  );
}

function memberRow(member) {
  return el(
    "button",
    { class: "member", type: "button", data: { user: member.id, test: "member" }, "aria-haspopup": "menu" },
    avatar(member.id, 32),
    el(
      "span",
      { class: "member-words" },
      el("span", {
        class: "member-name",
        dir: "auto",
        style: colourOf(member.id) ? { color: colourOf(member.id) } : null,
        text: nameOf(member.id),
      }),
      member.note ? el("span", { class: "member-note", text: member.note }) : null,
    ),
    member.id === state.world.bot ? appBadge() : null,
  );
}
