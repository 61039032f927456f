// One option of a slash command: its box, the values it takes by type, and the checks that Discord's client makes.

import { el } from "./dom.js";
import { readFile } from "./fields.js";
import { channelsHere, peopleHere, rolesHere } from "./selects.js";

const KINDS = {
  3: "text",
  4: "whole number",
  5: "true or false",
  6: "member",
  7: "channel",
  8: "role",
  9: "member or role",
  10: "number",
  11: "file",
};
const LONGEST = 6000; // characters of a string option that names no limit
const WHOLE = 2 ** 53;
const TRUTHS = [
  { label: "True", value: true },
  { label: "False", value: false },
];

const LISTS = {
  5: () => TRUTHS,
  6: peopleHere,
  7: (option) => channelsHere(option.channel_types),
  8: rolesHere,
  9: () => [...peopleHere(), ...rolesHere()],
};

/** Make the box of one option: `{node, control, option, text, items, choose, check, value, …}`. */
export function makeSlot(option, { onInput, onFocus, onBlur, onKey }) {
  const file = option.type === 11;
  const control = el("input", {
    class: file ? "slot-file" : "slot-input",
    type: file ? "file" : "text",
    autocomplete: "off",
    dir: "auto",
    "aria-label": `${option.name}: ${option.description}`,
    "aria-required": String(Boolean(option.required)),
    role: file ? null : "combobox",
    "aria-expanded": file ? null : "false",
    inputmode: option.type === 4 || option.type === 10 ? "decimal" : null,
    data: { test: `option-${option.name}` },
    onfocus: onFocus,
    onblur: onBlur,
    onkeydown: onKey,
  });
  const node = el("label", { class: "slot" }, el("span", { class: "slot-name", text: option.name }), control);
  const slot = {
    option,
    node,
    control,
    kind: KINDS[option.type],
    chosen: null,
    text: () => (file ? (control.files.length ? control.files[0].name : "") : control.value),
    isFilled: () => slot.text().trim() !== "",
    items: () => itemsFor(option, control.value, slot.chosen),
    hint: () => limits(option),
    check: () => check(slot),
    value: () => value(slot),
    choose(item) {
      slot.chosen = item;
      control.value = item.label;
      fit();
    },
    complain(sentence) {
      node.classList.toggle("slot-wrong", Boolean(sentence));
      control.setAttribute("aria-invalid", String(Boolean(sentence)));
    },
  };
  const fit = () => control.style.setProperty("--letters", Math.min(Math.max([...control.value].length, 4), 48));
  control.addEventListener("input", () => {
    slot.chosen = null;
    fit();
    onInput();
  });
  fit();
  return slot;
}

function listed(option) {
  if (option.choices?.length) return option.choices.map((choice) => ({ label: choice.name, value: choice.value }));
  return LISTS[option.type]?.(option) ?? null;
}

/** The values to offer for what was typed so far; null where anything may be typed. */
function itemsFor(option, typed, chosen) {
  const all = listed(option);
  const words = chosen ? "" : typed.trim().toLowerCase().replace(/^[@#]/, "");
  return (
    all
      ?.filter((item) => item.label.toLowerCase().includes(words))
      .map((item) => ({ ...item, data: { value: String(item.value) } })) ?? null
  );
}

function limits(option) {
  const [least, most] =
    option.type === 3 ? [option.min_length, option.max_length] : [option.min_value, option.max_value];
  const unit = option.type === 3 ? " characters" : "";
  const [low, high] = [typeof least === "number", typeof most === "number"];
  if (low && high) return `${least} to ${most}${unit}`;
  if (low && least > 0) return `at least ${least}${unit}`;
  return high ? `at most ${most}${unit}` : null;
}

/** What was picked, or what was typed in full. */
function picked(slot) {
  if (slot.chosen) return slot.chosen;
  const typed = slot.control.value.trim().toLowerCase().replace(/^[@#]/, "");
  return listed(slot.option)?.find((item) => item.label.toLowerCase() === typed) ?? null;
}

function check(slot) {
  const { option } = slot;
  if (!slot.isFilled()) return option.required ? "This option is required. Specify a value." : null;
  if (option.type === 11) return null;
  if (listed(option)) return picked(slot) ? null : "Choose one of the values offered.";
  if (slot.chosen) return null; // what the bot itself offered
  return option.type === 3 ? checkText(option, slot.control.value) : checkNumber(option, slot.control.value);
}

function checkText(option, text) {
  const length = [...text].length;
  if (length > (option.max_length ?? LONGEST)) return `Must be at most ${option.max_length ?? LONGEST} characters.`;
  return length < (option.min_length ?? 0) ? `Must be at least ${option.min_length} characters.` : null;
}

function checkNumber(option, text) {
  const whole = option.type === 4;
  const number = Number(text.trim().replace(",", "."));
  if (!Number.isFinite(number) || Math.abs(number) > WHOLE)
    return whole ? "Input a valid whole number." : "Input a valid number.";
  if (whole && !Number.isInteger(number)) return "Input a valid whole number.";
  if (number < (option.min_value ?? -Infinity)) return `Must be at least ${option.min_value}.`;
  return number > (option.max_value ?? Infinity) ? `Must be at most ${option.max_value}.` : null;
}

function value(slot) {
  const { option, control } = slot;
  if (option.type === 11) return readFile(control.files[0]);
  const item = picked(slot);
  if (item) return item.value;
  return option.type === 3 ? control.value : Number(control.value.trim().replace(",", "."));
}
