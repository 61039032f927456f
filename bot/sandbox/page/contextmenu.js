// Menus on messages and people: right click, long press, the "⋯" button, the menu key. Apps lead to the bot's commands.

import { menu } from "./actions.js";
import { el, icon, take } from "./dom.js";
import { float, notice } from "./popups.js";
import { menuCommands, nameOf, place, state, userOf } from "./state.js";

const LONG_PRESS = 550; // milliseconds
const SLACK = 10; // pixels a resting finger may move

/** Listen once on the document: every face, name, mention and message carries the id its menu is about. */
export function watchMenus({ reply, mention }) {
  const about = (target) => {
    const user = target.closest?.("[data-user]");
    if (user) return { kind: "user", id: user.dataset.user };
    const message = target.closest?.("[data-message]");
    return message ? { kind: "message", id: message.dataset.message } : null;
  };
  const show = (at, subject) =>
    subject.kind === "user" ? userMenu(at, subject.id, mention) : messageMenu(at, subject.id, reply);
  document.addEventListener("contextmenu", (event) => {
    const subject = event.target.closest?.("input, textarea, a") ? null : about(event.target);
    if (!subject) return;
    event.preventDefault();
    const byKey = event.clientX === 0 && event.clientY === 0;
    show(byKey ? event.target : { x: event.clientX, y: event.clientY }, subject);
  });
  document.addEventListener("click", (event) => {
    const more = event.target.closest?.("[data-menu]");
    if (more) show(more, { kind: "message", id: more.dataset.menu });
    const user = event.target.closest?.("button[data-user]");
    if (user && !more) show(user, { kind: "user", id: user.dataset.user });
  });
  watchLongPress((target, at) => {
    const subject =
      target.closest?.("button, a, input, textarea") && !target.closest("[data-user]") ? null : about(target);
    if (subject) show(at, subject);
  });
}

function watchLongPress(act) {
  let timer = 0;
  let held = false;
  let start = { x: 0, y: 0 };
  const stop = () => clearTimeout(timer);
  document.addEventListener("pointerdown", (event) => {
    stop();
    held = false;
    if (event.pointerType !== "touch") return;
    const { target, clientX: x, clientY: y } = event;
    start = { x, y };
    timer = setTimeout(() => {
      held = true; // the click that follows when the finger is lifted means nothing
      act(target, { x, y });
    }, LONG_PRESS);
  });
  document.addEventListener(
    "pointermove",
    (event) => Math.hypot(event.clientX - start.x, event.clientY - start.y) > SLACK && stop(),
  );
  document.addEventListener(
    "click",
    (event) => {
      if (held) take(event);
      held = false;
    },
    true,
  );
  ["pointerup", "pointercancel", "contextmenu", "scroll"].forEach((kind) =>
    document.addEventListener(kind, stop, true),
  );
}

function messageMenu(at, id, reply) {
  const message = state.messages.get(id);
  if (!message) return;
  const private_ = (message.flags & 64) !== 0;
  openMenu(at, "Message", [
    place()?.can_send && !private_ ? { label: "Reply", icon: "reply", act: () => reply(message) } : null,
    message.content ? { label: "Copy text", icon: "copy", act: () => copy(message.content) } : null,
    ...apps(3, id),
  ]);
}

function userMenu(at, id, mention) {
  const user = userOf(id);
  if (!user) return;
  const head = el(
    "div",
    { class: "menu-head" },
    el("strong", { dir: "auto", text: nameOf(id) }),
    el("span", { text: `@${user.username}` }),
  );
  openMenu(
    at,
    nameOf(id),
    [place()?.can_send ? { label: "Mention", icon: "user", act: () => mention(id) } : null, ...apps(2, id)],
    head,
  );
}

/** The bot's own commands for this target; none on what only one person can see, as on Discord. */
function apps(type, target) {
  const private_ = type === 3 && (state.messages.get(target)?.flags & 64) !== 0;
  const found = private_ ? [] : menuCommands(type);
  if (!found.length) return [];
  return [
    { title: "Apps" },
    ...found.map((command) => ({
      label: command.name,
      icon: "apps",
      test: `app-${command.name}`,
      act: () => menu(command.name, target, type),
    })),
  ];
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notice("Copied.");
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    notice("The browser did not allow copying.", "error");
  }
}

function openMenu(at, label, items, head = null) {
  const before = document.activeElement;
  const choose = (item) => {
    popup.close();
    item.act();
  };
  const rows = items.filter(Boolean).map((item) =>
    item.title
      ? el("div", { class: "menu-title", role: "presentation", text: item.title })
      : el(
          "button",
          {
            class: "menu-item",
            type: "button",
            role: "menuitem",
            tabindex: -1,
            data: { test: item.test ?? `menu-${item.label}` },
            onclick: () => choose(item),
          },
          el("span", { dir: "auto", text: item.label }),
          icon(item.icon, 18),
        ),
  );
  if (!rows.length) rows.push(el("div", { class: "menu-title", text: "Nothing to do here" }));
  const node = el(
    "div",
    { class: "menu", data: { test: "menu" } },
    head,
    el("div", { role: "menu", "aria-label": label, onkeydown: steer }, rows),
  );
  const popup = float(at, node, { onClose: () => before?.isConnected && before.focus({ preventScroll: true }) });
  node.querySelector("[role=menuitem]")?.focus();
  function steer(event) {
    const all = [...node.querySelectorAll("[role=menuitem]")];
    const index = all.indexOf(document.activeElement);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Tab") popup.close();
    if (next === undefined || !all.length) return;
    take(event);
    all[(next + all.length) % all.length].focus();
  }
}
