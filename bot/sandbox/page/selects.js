// Select menus of messages and modals: options of one's own, people, roles, channels; one or several values.

import { el, icon, take } from "./dom.js";
import { avatar } from "./people.js";
import { Choices, float } from "./popups.js";
import { channelOf, colour, guild, nameOf, roleOf, state, userOf } from "./state.js";

const SEARCHED = new Set([5, 6, 7, 8]);
const PLACEHOLDERS = {
  3: "Make a selection",
  5: "Select a user",
  6: "Select a role",
  7: "Select a user or role",
  8: "Select a channel",
};

export const emojiText = (emoji) => (emoji ? (emoji.id ? `:${emoji.name}:` : emoji.name) : "");

const person = (id) => ({
  value: id,
  label: nameOf(id),
  hint: userOf(id)?.username,
  lead: avatar(id, 24),
  kind: "user",
});
const role = (each) => ({ value: each.id, label: each.name, lead: roleDot(each), kind: "role" });
const channel = (each) => ({ value: each.id, label: each.name, lead: icon("hash", 18), kind: "channel" });
const roleDot = (each) =>
  el("span", { class: "role-dot", style: each.color ? { "--dot": colour(each.color) } : null });

export function peopleHere() {
  return guild()?.members.map((member) => person(member.id)) ?? [person(state.world.me), person(state.world.bot)];
}

export const rolesHere = () => (guild()?.roles ?? []).filter((each) => each.id !== guild().id).map(role);

export function channelsHere(types = null) {
  return (guild()?.channels ?? []).filter((each) => !types?.length || types.includes(each.type)).map(channel);
}

function optionsOf(component) {
  if (component.type === 5) return peopleHere();
  if (component.type === 6) return rolesHere();
  if (component.type === 7) return [...peopleHere(), ...rolesHere()];
  if (component.type === 8) return channelsHere(component.channel_types);
  return (component.options ?? []).map((option) => ({
    value: option.value,
    label: option.label,
    description: option.description,
    lead: option.emoji ? el("span", { class: "emoji", text: emojiText(option.emoji) }) : null,
    chosen: Boolean(option.default),
  }));
}

function defaultsOf(component) {
  if (component.type === 3)
    return (component.options ?? []).filter((option) => option.default).map((option) => option.value);
  return (component.default_values ?? []).map((each) => String(each.id));
}

function labelOf(component, value) {
  if (component.type === 3) return component.options.find((option) => option.value === value)?.label ?? value;
  return roleOf(value)?.name ?? (component.type === 8 ? channelOf(value)?.name : null) ?? nameOf(value);
}

/**
 * A select menu. `onValues` is given the values when the choice is finished: at once for one value, when the list
 * closes for several, as in Discord's client. `required` false (modals alone) lets it stay empty whatever its least.
 */
export function selectMenu(component, { onValues, key, disabled = false, busy = false, required = true }) {
  let values = defaultsOf(component);
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const button = el("button", {
    class: "select",
    type: "button",
    role: "combobox",
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    disabled,
    "aria-busy": busy ? "true" : null,
    data: { test: "select", key, custom: component.custom_id },
    "aria-label": component.placeholder ?? PLACEHOLDERS[component.type],
  });
  const draw = () => {
    const shown = values.length
      ? values.map((value) =>
          el("span", {
            class: most > 1 ? "select-tag" : "select-value",
            dir: "auto",
            text: labelOf(component, value),
          }),
        )
      : el("span", {
          class: "select-placeholder",
          dir: "auto",
          text: component.placeholder ?? PLACEHOLDERS[component.type],
        });
    button.replaceChildren(
      el("span", { class: "select-words" }, shown),
      busy ? el("span", { class: "spinner", "aria-label": "Waiting" }) : icon("down", 20),
    );
  };
  const finish = (chosen) => {
    values = chosen;
    draw();
    onValues(values);
  };
  button.addEventListener(
    "click",
    () =>
      busy ||
      openList({
        component,
        button,
        values,
        most,
        least,
        optional: !required || least === 0,
        finish,
        redraw: (now) => ((values = now), draw()),
      }),
  );
  button.addEventListener("keydown", (event) => {
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && button.getAttribute("aria-expanded") !== "true") {
      take(event);
      button.click();
    }
  });
  draw();
  return button;
}

function openList({ component, button, values, most, least, optional, finish, redraw }) {
  if (button.getAttribute("aria-expanded") === "true") return;
  const before = [...values];
  let chosen = [...values];
  const all = optionsOf(component);
  const several = most > 1;
  const search =
    SEARCHED.has(component.type) || all.length > 12
      ? el("input", {
          class: "select-search",
          type: "text",
          placeholder: "Search",
          "aria-label": "Search",
          role: "combobox",
          autocomplete: "off",
          data: { test: "select-search" },
        })
      : null;
  const list = new Choices({
    label: component.placeholder ?? PLACEHOLDERS[component.type],
    multiple: several,
    onChoose: (item) => {
      if (!several) {
        chosen = chosen[0] === item.value && optional ? [] : [item.value];
        popup.close();
        return;
      }
      chosen = chosen.includes(item.value) ? chosen.filter((value) => value !== item.value) : [...chosen, item.value];
      redraw(chosen);
      show(true);
    },
  });
  const tick = (on) =>
    el("span", { class: `tick ${several ? "" : "tick-one"} ${on ? "tick-on" : ""}` }, on ? icon("check", 14) : null);
  const show = (keep = false) => {
    const words = search?.value.trim().toLowerCase() ?? "";
    const full = several && chosen.length >= most;
    list.show(
      all
        .filter((item) => `${item.label} ${item.hint ?? ""}`.toLowerCase().includes(words))
        .map((item) => {
          const on = chosen.includes(item.value);
          return {
            ...item,
            selected: on,
            disabled: full && !on,
            tail: several || on ? tick(on) : null,
            data: { value: item.value },
          };
        }),
      { keep },
    );
  };
  const control = search ?? button;
  const keys = (event) => {
    if (list.steer(event)) return;
    if (event.key === "Enter" || (event.key === " " && !search)) {
      take(event);
      list.chooseActive();
    } else if (event.key === "Tab") {
      popup.close();
    }
  };
  const hint = several
    ? el("div", { class: "popup-hint", text: least > 1 ? `Choose ${least} to ${most}` : `Choose up to ${most}` })
    : null;
  const node = el("div", { class: "select-popup" }, search, list.node, hint);
  const popup = float(button, node, {
    wide: true,
    onClose: () => {
      control.removeEventListener("keydown", keys, true);
      list.unbind();
      button.setAttribute("aria-expanded", "false");
      if (search) button.focus();
      const enough = chosen.length >= least || (chosen.length === 0 && optional);
      if (enough && chosen.join() !== before.join()) finish(chosen);
      else redraw(before);
    },
  });
  search?.addEventListener("input", () => show());
  control.addEventListener("keydown", keys, true);
  show();
  list.bind(control);
  button.setAttribute("aria-expanded", "true");
  const first = all.findIndex((item) => chosen.includes(item.value));
  if (first > 0) list.point(first);
  popup.place();
  search?.focus();
}
