// A slash command being filled in: one slot for each option, choices and live autocomplete above, checks before sending.

import { choicesFor, slash } from "./actions.js";
import { el, icon, debounce, take } from "./dom.js";
import { Choices, float } from "./popups.js";
import { makeSlot } from "./slots.js";
import { state } from "./state.js";

const PAUSE = 150; // milliseconds without typing before autocomplete asks the bot

export class CommandBar {
  constructor({ command, channel, onLeave }) {
    this.command = command;
    this.channel = channel;
    this.onLeave = onLeave;
    this.slots = [];
    this.asked = 0;
    this.ask = debounce((slot) => this.#ask(slot), PAUSE);
    this.list = new Choices({
      label: "Values",
      empty: "No options match your search.",
      onChoose: (item) => this.#chosen(item),
    });
    this.#draw();
    command.options.filter((option) => option.required).forEach((option) => this.#add(option));
  }

  #draw() {
    this.line = el("div", { class: "command-line" });
    this.trail = el("input", {
      class: "slot-trail",
      type: "text",
      role: "combobox",
      "aria-expanded": "false",
      "aria-label": "Optional options",
      autocomplete: "off",
      data: { test: "trail" },
      oninput: () => this.#offerOptions(),
      onfocus: () => this.#offerOptions(),
      onkeydown: (event) => this.#trailKey(event),
      onblur: () => this.#blurred(this.trail),
    });
    const send = el(
      "button",
      {
        class: "icon-button",
        type: "button",
        "aria-label": "Send command",
        title: "Send",
        data: { test: "command-send" },
        onclick: () => this.send(),
      },
      icon("send", 22),
    );
    const leave = el(
      "button",
      {
        class: "icon-button",
        type: "button",
        "aria-label": "Leave command",
        title: "Leave (Esc)",
        data: { test: "command-leave" },
        onclick: () => this.onLeave(),
      },
      icon("close", 20),
    );
    this.line.append(
      el("span", { class: "command-badge", data: { test: "command-badge" }, text: `/${this.command.path}` }),
      this.trail,
    );
    this.error = el("p", { class: "command-error", role: "alert", hidden: true, data: { test: "command-error" } });
    this.node = el(
      "div",
      { class: "composer-box command-bar", data: { test: "command-bar" }, onkeydown: (event) => this.#escape(event) },
      this.line,
      el("div", { class: "command-buttons" }, send, leave),
    );
    this.node.append(this.error);
  }

  isStanding() {
    return this.node.isConnected;
  }

  leave() {
    this.#closeList();
  }

  begin() {
    (this.slots[0]?.control ?? this.trail).focus();
  }

  #add(option) {
    const slot = makeSlot(option, {
      onInput: () => this.#edited(slot),
      onFocus: () => this.#focused(slot),
      onBlur: () => this.#blurred(slot.control),
      onKey: (event) => this.#slotKey(event, slot),
    });
    this.slots.push(slot);
    this.line.insertBefore(slot.node, this.trail);
    this.#retrail();
    return slot;
  }

  #remove(slot) {
    this.slots = this.slots.filter((each) => each !== slot);
    this.#closeList();
    slot.node.remove();
    this.#retrail();
    this.trail.focus();
  }

  #left() {
    return this.command.options.filter((option) => !this.slots.some((slot) => slot.option === option));
  }

  #retrail() {
    const left = this.#left().length;
    this.trail.placeholder = left ? `+${left} optional` : "";
    this.trail.value = "";
    this.trail.readOnly = left === 0;
  }

  // ---- the list above -------------------------------------------------------------------------------------------

  #popup(anchor, head) {
    this.#closeList();
    const node = el("div", { class: "composer-popup", data: { test: "option-popup" } }, head, this.list.node);
    this.popup = float(this.node, node, {
      above: true,
      wide: true,
      onClose: () => {
        this.popup = null;
        this.open = null;
        this.list.unbind();
      },
    });
    this.open = anchor;
    this.list.bind(anchor);
  }

  #closeList() {
    this.popup?.close();
  }

  #focused(slot) {
    const { option } = slot;
    const limits = slot.hint();
    const head = el(
      "div",
      { class: "option-head" },
      el("strong", { text: option.name }),
      el("span", { dir: "auto", text: option.description }),
      el("em", { text: [slot.kind, option.required ? "required" : "optional", limits].filter(Boolean).join(" · ") }),
    );
    this.#popup(slot.control, head);
    this.#offer(slot);
  }

  #edited(slot) {
    slot.complain(null);
    this.error.hidden = true;
    if (this.open !== slot.control) this.#focused(slot);
    else this.#offer(slot);
  }

  #offer(slot) {
    if (slot.option.autocomplete) {
      if (!this.list.items.length || this.list.owner !== slot) this.list.say("Loading options…");
      this.list.owner = slot;
      this.ask(slot);
      return;
    }
    const items = slot.items();
    this.list.node.hidden = items === null;
    if (items !== null) this.list.show(items);
    this.popup?.place();
  }

  async #ask(slot) {
    const number = ++this.asked;
    const others = this.slots.filter(
      (each) => each !== slot && each.option.type !== 11 && each.isFilled() && each.check() === null,
    );
    const options = await Promise.all(
      [slot, ...others].map(async (each) => ({
        name: each.option.name,
        type: each.option.type,
        value: each === slot ? each.control.value : await each.value(),
      })),
    );
    let items = null;
    try {
      items = (await choicesFor(this.command.path, slot.option.name, options)).map((choice) => ({
        label: choice.name,
        value: choice.value,
        data: { value: String(choice.value) },
      }));
    } catch {
      items = null; // the bot was late or refused: said in the list, as Discord does
    }
    if (number !== this.asked || this.open !== slot.control) return;
    this.list.node.hidden = false;
    if (items === null) this.list.say("Loading options failed");
    else this.list.show(items);
    this.popup?.place();
  }

  #offerOptions() {
    const words = this.trail.value.trim().toLowerCase();
    const items = this.#left()
      .filter((option) => option.name.startsWith(words))
      .map((option) => ({ label: option.name, description: option.description, option }));
    if (!items.length) {
      this.#closeList();
      return;
    }
    if (this.open !== this.trail)
      this.#popup(
        this.trail,
        el(
          "div",
          { class: "option-head" },
          el("strong", { text: `/${this.command.path}` }),
          el("span", { text: this.command.description }),
          el("em", { text: "Enter sends" }),
        ),
      );
    this.list.node.hidden = false;
    this.list.show(items);
    if (!words) this.list.point(-1);
    this.popup.place();
  }

  #chosen(item) {
    if (item.option) {
      this.#closeList();
      this.#add(item.option).control.focus();
      return;
    }
    const slot = this.slots.find((each) => each.control === this.open);
    slot.choose(item);
    this.#closeList();
    this.#onwards();
  }

  #onwards() {
    const empty = this.slots.find((slot) => !slot.isFilled());
    (empty?.control ?? this.trail).focus();
  }

  #blurred(control) {
    setTimeout(() => {
      if (this.open === control && document.activeElement !== control) this.#closeList();
    }, 150);
  }

  // ---- keys -----------------------------------------------------------------------------------------------------

  #escape(event) {
    if (event.key !== "Escape") return;
    take(event);
    this.onLeave();
  }

  #slotKey(event, slot) {
    if (event.isComposing) return;
    const listed = this.popup && !this.list.node.hidden && this.list.items.length > 0;
    if (listed && this.list.steer(event)) return;
    const picks = listed && !slot.chosen && this.list.active >= 0;
    if (event.key === "Enter") {
      take(event);
      if (!(picks && this.list.chooseActive())) this.send();
    } else if (event.key === "Tab" && !event.shiftKey && picks && slot.text()) {
      take(event);
      this.list.chooseActive();
    } else if (event.key === "Backspace" && !slot.text() && !slot.option.required) {
      take(event);
      this.#remove(slot);
    }
  }

  #trailKey(event) {
    if (event.isComposing || (this.popup && this.list.steer(event))) return;
    if (event.key === "Enter") {
      take(event);
      if (!(this.popup && this.list.active >= 0 && this.list.chooseActive())) this.send();
    } else if (event.key === "Tab" && !event.shiftKey && this.popup && this.list.active >= 0 && this.trail.value) {
      take(event);
      this.list.chooseActive();
    } else if (event.key === "Backspace" && !this.trail.value) {
      take(event);
      const last = this.slots[this.slots.length - 1];
      if (last) last.control.focus();
      else this.onLeave();
    }
  }

  // ---- sending --------------------------------------------------------------------------------------------------

  async send() {
    const filled = this.slots.filter((slot) => slot.isFilled() || slot.option.required);
    for (const slot of filled) {
      const wrong = slot.check();
      slot.complain(wrong);
      if (wrong) {
        this.error.textContent = `${slot.option.name}: ${wrong}`;
        this.error.hidden = false;
        slot.control.focus();
        return;
      }
    }
    const options = await Promise.all(
      filled.map(async (slot) => ({ name: slot.option.name, type: slot.option.type, value: await slot.value() })),
    );
    if (state.place !== this.channel) return;
    this.onLeave();
    slash(this.command.path, options);
  }
}
