// The bar of the sandbox itself: who you are at this page, and the bot's clock.

import { el, replace } from "./dom.js";
import { avatar } from "./people.js";
import { state } from "./state.js";
import { clockButton } from "./timemachine.js";

export function drawBar(become) {
  const people = state.world.people.map((person) => personButton(person, become));
  replace(
    document.getElementById("demo-bar"),
    el(
      "span",
      { class: "brand" },
      el("img", { src: "/page/rebound.svg", alt: "", width: 24, height: 24 }),
      el("span", { class: "brand-words", text: "Sandbox" }),
    ),
    el(
      "div",
      {
        class: "switcher",
        role: "radiogroup",
        "aria-label": "You are",
        data: { test: "switcher" },
        onkeydown: (event) => steerSwitcher(event),
      },
      el("span", { class: "switcher-title", "aria-hidden": "true", text: "You are" }),
      people,
    ),
    clockButton(),
  );
}

function personButton(person, become) {
  const chosen = person.id === state.world.me;
  return el(
    "button",
    {
      class: "person",
      type: "button",
      role: "radio",
      "aria-checked": String(chosen),
      tabindex: chosen ? 0 : -1,
      "aria-label": `${person.name}, ${person.note}`,
      title: `${person.name}: ${person.note}`,
      data: { person: person.id, test: `person-${person.name}` },
      onclick: () => become(person.id),
    },
    avatar(person.id, 28),
    el(
      "span",
      { class: "person-words" },
      el("span", { class: "person-name", dir: "auto", text: person.name }),
      el("span", { class: "person-note", text: person.note }),
    ),
  );
}

function steerSwitcher(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("[role=radio]")];
  const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
  next.focus();
  next.click();
}
