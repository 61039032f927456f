// What floats above the page: placing, closing with Escape or a press outside, lists driven by arrow keys, notices.

import { el, take } from "./dom.js";

const GAP = 6; // pixels between a popup and what it belongs to
const EDGE = 8; // pixels kept free at the window's edges
const open = [];

const layer = () => document.getElementById("layer");

/** Show a node beside its anchor (an element or `{x, y}`); `above` puts it over a text box. Returns its closer. */
export function float(anchor, node, { above = false, onClose = null, wide = false, stays = false } = {}) {
  const close = () => {
    const index = open.indexOf(entry);
    if (index < 0) return;
    open.splice(index, 1);
    node.remove();
    onClose?.();
  };
  const entry = { anchor, node, close, above, wide, stays };
  node.classList.add("popup");
  const dialogue = anchor instanceof Element ? anchor.closest("dialog") : null;
  (dialogue ?? layer()).append(node); // a modal dialogue makes all outside it inert
  open.push(entry);
  place(entry);
  return { close, place: () => place(entry) };
}

function place({ anchor, node, above, wide }) {
  const box =
    anchor instanceof Element
      ? anchor.getBoundingClientRect()
      : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y, width: 0 };
  if (wide) node.style.width = `${Math.min(box.width, innerWidth - 2 * EDGE)}px`;
  node.style.maxHeight = "";
  const room = { above: box.top - GAP - EDGE, below: innerHeight - box.bottom - GAP - EDGE };
  const up = above || (room.below < Math.min(node.offsetHeight, 240) && room.above > room.below);
  node.style.maxHeight = `${Math.max(120, Math.min(up ? room.above : room.below, 420))}px`;
  const size = node.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(box.left, innerWidth - size.width - EDGE));
  node.style.left = `${left}px`;
  node.style.top = `${Math.max(EDGE, up ? box.top - GAP - size.height : box.bottom + GAP)}px`;
}

export const closeAll = () => [...open].reverse().forEach(({ close }) => close());

document.addEventListener(
  "pointerdown",
  (event) => {
    [...open].reverse().forEach(({ anchor, node, close, stays }) => {
      const inside = node.contains(event.target) || (anchor instanceof Element && anchor.contains(event.target));
      if (!inside && !stays) close();
    });
  },
  true,
);

document.addEventListener(
  "keydown",
  (event) => {
    const top = open[open.length - 1];
    if (event.key !== "Escape" || !top || top.stays) return;
    take(event);
    top.close();
  },
  true,
);

window.addEventListener("resize", () => open.forEach(place));

let serial = 0;

/**
 * A list to choose from, driven from a text box or a button: the keys stay there, `aria-activedescendant` points here.
 * An item is `{label, description?, hint?, group?, selected?, disabled?, lead?, data?}`; `onChoose` is given the item.
 */
export class Choices {
  constructor({ label, onChoose, empty = "Nothing found", multiple = false }) {
    this.onChoose = onChoose;
    this.empty = empty;
    this.id = `choices-${++serial}`;
    this.items = [];
    this.active = -1;
    this.node = el("div", {
      class: "choices",
      id: this.id,
      role: "listbox",
      "aria-label": label,
      "aria-multiselectable": multiple || null,
    });
    this.node.addEventListener("pointerdown", (event) => event.preventDefault()); // focus stays where the text is
  }

  show(items, { keep = false } = {}) {
    const before = this.active;
    this.items = items;
    const rows = [];
    items.forEach((item, index) => {
      if (item.group && item.group !== items[index - 1]?.group)
        rows.push(el("div", { class: "choices-group", role: "presentation", text: item.group }));
      rows.push(this.#row(item, index));
    });
    if (!items.length) rows.push(el("div", { class: "choices-empty", role: "presentation", text: this.empty }));
    this.node.replaceChildren(...rows);
    this.point(keep ? Math.min(Math.max(before, 0), items.length - 1) : items.length ? 0 : -1);
  }

  say(text) {
    this.items = [];
    this.active = -1;
    this.node.replaceChildren(el("div", { class: "choices-empty", role: "status", text }));
    this.control?.removeAttribute("aria-activedescendant");
  }

  #row(item, index) {
    const words = el(
      "span",
      { class: "choice-words" },
      el("span", { class: "choice-label", dir: "auto", text: item.label }),
      item.description ? el("span", { class: "choice-description", dir: "auto", text: item.description }) : null,
    );
    return el(
      "div",
      {
        class: "choice",
        role: "option",
        id: `${this.id}-${index}`,
        "aria-selected": item.selected ? "true" : "false",
        "aria-disabled": item.disabled ? "true" : null,
        data: { test: "choice", ...(item.data ?? {}) },
        onclick: () => item.disabled || this.onChoose(item),
        onpointermove: () => this.active !== index && this.point(index, false),
      },
      item.lead ?? null,
      words,
      item.hint ? el("span", { class: "choice-hint", text: item.hint }) : null,
      item.tail ?? null,
    );
  }

  bind(control) {
    this.control = control;
    control.setAttribute("aria-controls", this.id);
    control.setAttribute("aria-expanded", "true");
    this.point(this.active);
  }

  unbind() {
    this.control?.setAttribute("aria-expanded", "false");
    this.control?.removeAttribute("aria-activedescendant");
    this.control = null;
  }

  point(index, scroll = true) {
    this.active = index;
    this.node
      .querySelectorAll(".choice")
      .forEach((row, each) => row.classList.toggle("choice-active", each === index));
    const row = document.getElementById(`${this.id}-${index}`);
    if (!row) return;
    this.control?.setAttribute("aria-activedescendant", row.id);
    if (scroll) row.scrollIntoView({ block: "nearest" });
  }

  /** Answer to arrow, page and end keys; true if the key was ours. */
  steer(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    if (!step || !this.items.length) return false;
    take(event);
    const count = this.items.length;
    const next = this.active + step;
    this.point(Math.abs(step) === 1 ? (next + count) % count : Math.max(0, Math.min(count - 1, next)));
    return true;
  }

  chooseActive() {
    const item = this.items[this.active];
    if (!item || item.disabled) return false;
    this.onChoose(item);
    return true;
  }
}

/** A sentence in the corner that goes away by itself. */
export function notice(text, kind = "info") {
  const node = el("div", { class: `notice notice-${kind}`, data: { test: "notice" }, text });
  const box = document.getElementById("notices");
  box.append(node);
  while (box.children.length > 3) box.firstChild.remove();
  setTimeout(() => node.remove(), 7000);
}
