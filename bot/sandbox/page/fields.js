// The inputs of forms, one for each component type: `{node, focus, check, value, group?}`; `check` returns a sentence
// about what Discord's client would not send, or null. Where they stand in a form is modal.js's business.

import { el, icon } from "./dom.js";
import { bytes } from "./media.js";
import { selectMenu } from "./selects.js";

const LONGEST = 4000; // characters a text input takes when it names no limit
const REQUIRED = "This field is required.";

export const FIELDS = {
  3: select,
  4: textInput,
  5: select,
  6: select,
  7: select,
  8: select,
  19: upload,
  21: radioGroup,
  22: checkboxGroup,
  23: checkbox,
};

function textInput(component, id, required) {
  const tall = component.style === 2;
  const least = component.min_length ?? 0;
  const most = component.max_length ?? LONGEST;
  const input = el(tall ? "textarea" : "input", {
    class: "text-input",
    id,
    dir: "auto",
    placeholder: component.placeholder,
    rows: tall ? 5 : null,
    type: tall ? null : "text",
    autocomplete: "off",
    maxlength: most,
    "aria-required": String(required),
    "aria-describedby": `${id}-problem`,
  });
  input.value = component.value ?? "";
  const count = el("span", { class: "counter", "aria-hidden": "true" });
  const recount = () => {
    count.textContent = `${input.value.length}/${most}`;
    count.hidden = typeof component.max_length !== "number" && !tall;
  };
  input.addEventListener("input", recount);
  recount();
  const check = () => {
    if (!input.value.trim()) return required ? REQUIRED : null;
    return input.value.length < least ? `Must be at least ${least} characters.` : null;
  };
  return { node: el("div", { class: "text-field" }, input, count), focus: input, check, value: () => input.value };
}

function select(component, id, required) {
  let values =
    component.type === 3
      ? (component.options ?? []).filter((option) => option.default).map((option) => option.value)
      : (component.default_values ?? []).map((each) => String(each.id));
  const onValues = (chosen) => {
    values = chosen;
    node.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const node = selectMenu(component, { key: id, disabled: component.disabled, required, onValues });
  node.id = id;
  const check = () => (required && !values.length ? REQUIRED : null);
  return { node, focus: node, check, value: () => values };
}

function choiceRow(option, id, kind) {
  const input = el("input", { type: kind, name: id, value: option.value, checked: option.default || null });
  const words = el(
    "span",
    { class: "option-words" },
    el("span", { dir: "auto", text: option.label }),
    option.description ? el("span", { class: "option-description", dir: "auto", text: option.description }) : null,
  );
  return {
    input,
    node: el("label", { class: "option" }, input, el("span", { class: `box box-${kind}` }, icon("check", 14)), words),
  };
}

function radioGroup(component, id, required) {
  const rows = component.options.map((option) => choiceRow(option, id, "radio"));
  const chosen = () => rows.find(({ input }) => input.checked)?.input.value ?? null;
  return {
    group: true,
    node: el(
      "div",
      { class: "options" },
      rows.map(({ node }) => node),
    ),
    focus: rows[0].input,
    check: () => (required && chosen() === null ? REQUIRED : null),
    value: chosen,
  };
}

function checkboxGroup(component, id, required) {
  const rows = component.options.map((option) => choiceRow(option, id, "checkbox"));
  const least = component.min_values ?? (required ? 1 : 0);
  const most = component.max_values ?? rows.length;
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ input }) => input.value);
  const limit = () => rows.forEach(({ input }) => (input.disabled = !input.checked && chosen().length >= most));
  rows.forEach(({ input }) => input.addEventListener("change", limit));
  limit();
  const check = () => {
    const count = chosen().length;
    if (!count) return required ? REQUIRED : null;
    return count < least ? `Choose at least ${least}.` : null;
  };
  return {
    group: true,
    node: el(
      "div",
      { class: "options" },
      rows.map(({ node }) => node),
    ),
    focus: rows[0].input,
    check,
    value: chosen,
  };
}

function checkbox(component, id) {
  const input = el("input", { type: "checkbox", id, checked: component.default || null });
  return { node: input, focus: input, check: () => null, value: () => input.checked };
}

/** A single checkbox stands before its label, as Discord's client draws it. */
export function checkboxRow(made, id, label, description) {
  const words = el(
    "span",
    { class: "option-words" },
    el("span", { dir: "auto", text: label }),
    description ? el("span", { class: "option-description", dir: "auto", text: description }) : null,
  );
  return el(
    "label",
    { class: "option", id: `${id}-label` },
    made.node,
    el("span", { class: "box box-checkbox" }, icon("check", 14)),
    words,
  );
}

function upload(component, id, required) {
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const input = el("input", { type: "file", id, multiple: most > 1 || null, class: "file-input" });
  const list = el("ul", { class: "file-list" });
  input.addEventListener("change", () =>
    list.replaceChildren(...[...input.files].map((file) => el("li", { text: `${file.name} (${bytes(file.size)})` }))),
  );
  const check = () => {
    const count = input.files.length;
    if (!count) return required && least > 0 ? REQUIRED : null;
    if (count > most) return `At most ${most} ${most === 1 ? "file" : "files"}.`;
    return count < least ? `At least ${least} files.` : null;
  };
  return {
    node: el("div", {}, input, list),
    focus: input,
    check,
    value: () => Promise.all([...input.files].map(readFile)),
  };
}

/** A chosen file as the server takes it: name, kind and base64. */
export function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve({
        filename: file.name,
        content_type: file.type || "application/octet-stream",
        data: reader.result.slice(reader.result.indexOf(",") + 1),
      });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
