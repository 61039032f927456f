// What the chosen person does: send, run a command, press, choose, submit. Each asks the server and shows how it went.

import { openModal } from "./modal.js";
import { notice } from "./popups.js";
import { changed, nameOf, state } from "./state.js";

let serial = 0;

const ask = (op, details) => state.socket.ask(op, { channel: state.place, ...details });

/** Ask, and show a refusal as a notice instead of failing. */
async function asked(op, details) {
  try {
    return await ask(op, details);
  } catch (error) {
    notice(error.message, "error");
    return null;
  }
}

export const say = (text, reply = null) => asked("send", { text, reply });
export const openDm = (user) => asked("dm", { user });
export const setDms = (open) => asked("dms", { open });
export const moveClock = (to) => asked("clock", { to });
export const choicesFor = (path, focused, options) => ask("autocomplete", { path, focused, options });

/** Run a slash command; until the bot answers, a line of its own says so, and keeps saying so if it never does. */
export function slash(path, options) {
  return command(`/${path}`, "slash", { path, options });
}

export function menu(name, target, kind) {
  return command(name, kind === 3 ? "menu" : "user_menu", { name, target });
}

async function command(shown, op, details) {
  const line = { id: `pending-${++serial}`, channel: state.place, shown, failed: null };
  state.pending.push(line);
  changed("messages");
  try {
    const answer = await ask(op, details);
    if (answer.kind === "none") line.failed = "The application did not respond";
    show(answer);
  } catch (error) {
    state.pending = state.pending.filter((each) => each !== line);
    notice(error.message, "error");
  }
  if (!line.failed) state.pending = state.pending.filter((each) => each !== line);
  changed("messages");
  return !line.failed;
}

export function forget(line) {
  state.pending = state.pending.filter((each) => each !== line);
  changed("messages");
}

function show(answer) {
  if (answer.kind === "modal") openModal(answer.modal, submit, nameOf(state.world.bot));
}

/** Send a filled form. Resolves to null when it went well, else to a sentence for the form to show. */
async function submit(modal, values) {
  try {
    const answer = await ask("submit", { modal: modal.key, values });
    if (answer.kind === "none") return "Something went wrong. Try again.";
    show(answer);
    return null;
  } catch (error) {
    return error.message;
  }
}

export const click = (message, component) => pressed(message, component, "click", {});
export const choose = (message, component, values) => pressed(message, component, "select", { values });

async function pressed(message, component, op, details) {
  const key = `${message.id}:${component.custom_id}`;
  mark(key, "waiting");
  state.busy.delete(message.id);
  try {
    const answer = await ask(op, { message: message.id, custom_id: component.custom_id, ...details });
    mark(key, null);
    if (answer.kind === "none") mark(message.id, "This interaction failed");
    show(answer);
  } catch (error) {
    mark(key, null);
    mark(message.id, error.message);
  }
}

function mark(key, value) {
  if (value === null) state.busy.delete(key);
  else state.busy.set(key, value);
  changed("messages");
}

export function dismiss(message) {
  state.dismissed.add(message.id);
  changed("messages");
  asked("dismiss", { message: message.id });
}
