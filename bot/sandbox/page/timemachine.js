// The time machine: shows the bot's clock and moves it forward, so that scheduled posts can be seen.

import { moveClock } from "./actions.js";
import { el, icon } from "./dom.js";
import { float } from "./popups.js";
import { now } from "./state.js";
import { clockShort, clockText } from "./times.js";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function clockButton() {
  const button = el(
    "button",
    {
      class: "clock",
      type: "button",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      title: "Time machine: move the bot's clock",
      data: { test: "clock" },
      onclick: () => openMachine(button),
    },
    icon("clock", 20),
    el("span", { class: "clock-words clock-long clock-wide", text: clockText() }),
    el("span", { class: "clock-words clock-short", text: clockShort() }),
  );
  button.setAttribute("aria-label", `Time machine. The bot's clock: ${clockText()}`);
  return button;
}

export function refreshClock() {
  document.querySelectorAll(".clock-long").forEach((node) => (node.textContent = clockText()));
  document.querySelectorAll(".clock-short").forEach((node) => (node.textContent = clockShort()));
}

const JUMPS = [
  ["Next hour", "to the full hour", "next-hour", (at) => (at.setHours(at.getHours() + 1, 0, 0, 0), at)],
  ["Next day", "same time tomorrow", "next-day", (at) => (at.setDate(at.getDate() + 1), at)],
  ["Next Monday 09:00", "a new week", "next-monday", monday],
];

function monday(at) {
  const ahead = (8 - at.getDay()) % 7; // 0 on a Monday
  const target = new Date(at);
  target.setDate(at.getDate() + ahead);
  target.setHours(9, 0, 0, 0);
  if (target <= at) target.setDate(target.getDate() + 7);
  return target;
}

function openMachine(button) {
  if (button.getAttribute("aria-expanded") === "true") return;
  const go = async (target) => {
    popup.close();
    await moveClock(target.toISOString());
  };
  const pad = (number) => String(number).padStart(2, "0");
  const at = new Date(now());
  const local = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
  const pick = el("input", {
    class: "text-input",
    type: "datetime-local",
    id: "clock-pick",
    value: local,
    min: local,
    required: true,
    data: { test: "clock-pick" },
  });
  const form = el(
    "form",
    {
      class: "clock-form",
      onsubmit: (event) => {
        event.preventDefault();
        if (pick.value) go(new Date(pick.value));
      },
    },
    el("label", { for: "clock-pick", text: "Another time" }),
    el(
      "div",
      { class: "clock-line" },
      pick,
      el("button", { class: "button button-primary", type: "submit", data: { test: "clock-go" }, text: "Go" }),
    ),
  );
  const node = el(
    "div",
    { class: "clock-popup", role: "dialog", "aria-label": "Time machine" },
    el("h3", { text: "Time machine" }),
    el("p", { class: "clock-now" }, el("span", { class: "clock-long", text: clockText() }), ` (${zone})`),
    el(
      "div",
      { class: "clock-jumps" },
      JUMPS.map(([label, note, test, target]) =>
        el(
          "button",
          { class: "clock-jump", type: "button", data: { test }, onclick: () => go(target(new Date(now()))) },
          el("span", { text: label }),
          el("small", { text: note }),
        ),
      ),
    ),
    form,
    el("p", {
      class: "clock-note",
      text: "Moves the bot's clock forward, so that what is scheduled happens now. Time never runs back.",
    }),
  );
  button.setAttribute("aria-expanded", "true");
  const popup = float(button, node, {
    onClose: () => {
      button.setAttribute("aria-expanded", "false");
      document.querySelector("[data-test=clock]")?.focus();
    },
  });
  node.querySelector("button").focus();
}
