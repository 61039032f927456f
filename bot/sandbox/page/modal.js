// Modal forms: every component Discord allows in one, checked as Discord's client does before anything is sent.

import { el, icon } from "./dom.js";
import { FIELDS, checkboxRow } from "./fields.js";
import { closeAll } from "./popups.js";
import { prose } from "./prose.js";

/** Show a form. `submit(modal, values)` resolves to null when it was taken, else to a sentence shown in the form. */
export function openModal(modal, submit, bot) {
  closeAll();
  const fields = [];
  const body = modal.components.map((component) => part(component, fields));
  const error = el("p", { class: "modal-error", role: "alert", hidden: true, data: { test: "modal-error" } });
  const send = el("button", {
    class: "button button-primary",
    type: "submit",
    data: { test: "modal-submit" },
    text: "Submit",
  });
  const cancel = el("button", {
    class: "button button-plain",
    type: "button",
    text: "Cancel",
    onclick: () => dialogue.close(),
  });
  const form = el(
    "form",
    { class: "modal-form", method: "dialog", novalidate: true },
    el(
      "header",
      { class: "modal-head" },
      el("img", { class: "avatar", src: "/page/rebound.svg", alt: "", style: { "--size": "32px" } }),
      el("h2", { id: "modal-title", dir: "auto", text: modal.title }),
      el(
        "button",
        { class: "icon-button", type: "button", "aria-label": "Close", onclick: () => dialogue.close() },
        icon("close"),
      ),
    ),
    el(
      "div",
      { class: "modal-body" },
      body,
      el("p", { class: "modal-note", text: `This form goes to ${bot}. Never share passwords.` }),
      error,
    ),
    el("footer", { class: "modal-foot" }, cancel, send),
  );
  const dialogue = el("dialog", { class: "modal", "aria-labelledby": "modal-title", data: { test: "modal" } }, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish({ modal, fields, submit, dialogue, error, send });
  });
  dialogue.addEventListener("close", () => dialogue.remove());
  document.body.append(dialogue);
  dialogue.showModal();
  fields[0]?.focus();
}

async function finish({ modal, fields, submit, dialogue, error, send }) {
  const wrong = fields.filter((field) => !field.check());
  if (wrong.length) {
    wrong[0].focus();
    return;
  }
  send.disabled = true;
  send.setAttribute("aria-busy", "true");
  error.hidden = true;
  const values = {};
  for (const field of fields) values[field.id] = await field.value();
  const problem = await submit(modal, values);
  send.disabled = false;
  send.removeAttribute("aria-busy");
  if (problem === null) {
    dialogue.close();
    return;
  }
  error.textContent = problem;
  error.hidden = false;
}

function part(component, fields) {
  if (component.type === 10) return el("div", { class: "modal-text" }, prose(component.content));
  if (component.type === 1) return component.components.map((each) => labelled(each.label, null, each, fields));
  if (component.type === 18) return labelled(component.label, component.description, component.component, fields);
  return el("div", { class: "unknown", text: `Component of type ${component.type}` });
}

function labelled(label, description, component, fields) {
  const id = `field-${component.custom_id}`;
  const required = component.type === 23 ? false : component.required !== false;
  const problem = el("p", { class: "field-problem", id: `${id}-problem`, role: "alert", hidden: true });
  const made = FIELDS[component.type](component, id, required);
  const field = {
    id: component.custom_id,
    value: made.value,
    focus: () => made.focus.focus(),
    check() {
      const wrong = made.check();
      problem.textContent = wrong ?? "";
      problem.hidden = !wrong;
      return !wrong;
    },
  };
  fields.push(field);
  if (component.type === 23) {
    return el(
      "div",
      { class: "field", data: { test: "field", custom: component.custom_id } },
      checkboxRow(made, id, label, description),
      problem,
    );
  }
  const recheck = () => problem.hidden || field.check();
  const group = made.group
    ? { role: component.type === 21 ? "radiogroup" : "group", "aria-labelledby": `${id}-label` }
    : {};
  return el(
    "div",
    {
      class: "field",
      data: { test: "field", custom: component.custom_id },
      oninput: recheck,
      onchange: recheck,
      ...group,
    },
    el(
      made.group ? "div" : "label",
      { class: "field-label", id: `${id}-label`, for: made.group ? null : id, dir: "auto" },
      label,
      required ? el("span", { class: "field-star", "aria-label": "required", text: " *" }) : null,
    ),
    description ? el("p", { class: "field-description", dir: "auto", text: description }) : null,
    made.node,
    problem,
  );
}
