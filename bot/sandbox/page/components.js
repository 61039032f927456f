// Message components of both generations, drawn from Discord's own objects. What a press does is in actions.js.

import { click, choose } from "./actions.js";
import { el, icon, isLocal, safeUrl } from "./dom.js";
import { fileCard, picture } from "./media.js";
import { prose } from "./prose.js";
import { emojiText, selectMenu } from "./selects.js";
import { colour, state } from "./state.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "primary" };

export function components(message) {
  return (message.components ?? []).map((component) => draw(component, message));
}

const DRAW = {
  1: row,
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: section,
  10: (component) => el("div", { class: "text-display", data: { test: "text-display" } }, prose(component.content)),
  11: thumbnail,
  12: gallery,
  13: (component) =>
    hidden(
      component,
      fileCard({
        filename: component.name ?? nameFrom(component.file.url),
        size: component.size,
        url: component.file.url,
      }),
    ),
  14: separator,
  17: container,
};

function draw(component, message) {
  const drawn = DRAW[component.type];
  return drawn
    ? drawn(component, message)
    : el("div", { class: "unknown", text: `Component of type ${component.type}` });
}

const all = (list, message) => (list ?? []).map((each) => draw(each, message));
const nameFrom = (url) => decodeURIComponent((url ?? "").split("/").pop().split("?")[0] || "file");

function row(component, message) {
  return el("div", { class: "action-row" }, all(component.components, message));
}

function buttonFace(component) {
  return [
    component.emoji ? el("span", { class: "emoji", text: emojiText(component.emoji) }) : null,
    component.label ? el("span", { dir: "auto", text: component.label }) : null,
  ];
}

function button(component, message) {
  const face = buttonFace(component);
  const look = `button button-${STYLES[component.style] ?? "secondary"}`;
  const label = component.label ? null : emojiText(component.emoji);
  if (component.style === 5) {
    const url = component.disabled ? null : safeUrl(component.url);
    return el(
      "a",
      {
        class: look,
        href: url,
        target: "_blank",
        rel: "noopener noreferrer",
        "aria-disabled": url ? null : "true",
        "aria-label": label,
        data: { test: "button" },
        title: component.url,
      },
      face,
      icon("open", 16),
    );
  }
  const waiting = state.busy.get(`${message.id}:${component.custom_id}`) === "waiting";
  return el(
    "button",
    {
      class: `${look} ${waiting ? "button-waiting" : ""}`,
      type: "button",
      disabled: component.disabled || null,
      "aria-label": label,
      "aria-busy": waiting ? "true" : null,
      data: { test: "button", key: `button:${component.custom_id}`, custom: component.custom_id },
      onclick: () => waiting || click(message, component),
    },
    el("span", { class: "button-face" }, face),
    waiting ? el("span", { class: "dots", "aria-label": "Waiting" }, el("i"), el("i"), el("i")) : null,
  );
}

function select(component, message) {
  return selectMenu(component, {
    key: `select:${component.custom_id}`,
    disabled: component.disabled,
    busy: state.busy.get(`${message.id}:${component.custom_id}`) === "waiting",
    onValues: (values) => choose(message, component, values),
  });
}

function section(component, message) {
  return el(
    "div",
    { class: "section" },
    el("div", { class: "section-text" }, all(component.components, message)),
    el("div", { class: "section-accessory" }, draw(component.accessory, message)),
  );
}

function thumbnail(component) {
  return hidden(component, picture(component.media, component.description, "thumbnail"));
}

function gallery(component) {
  const items = component.items.map((item) => hidden(item, picture(item.media, item.description, "gallery-item")));
  return el("div", { class: `gallery gallery-${Math.min(items.length, 4)}`, data: { count: items.length } }, items);
}

function separator(component) {
  const large = component.spacing === 2 ? "separator-large" : "";
  return component.divider === false
    ? el("div", { class: `separator ${large}` })
    : el("hr", { class: `separator separator-line ${large}` });
}

function container(component, message) {
  const accent = component.accent_color ?? null;
  const box = el(
    "div",
    {
      class: `container ${accent === null ? "" : "container-accent"}`,
      data: { test: "container" },
      style: accent === null ? null : { "--accent": colour(accent) },
    },
    all(component.components, message),
  );
  return hidden(component, box);
}

/** Cover what is marked as a spoiler until it is asked for. */
function hidden(component, node) {
  if (!component.spoiler) return node;
  const cover = el("button", { class: "spoiler-cover", type: "button", text: "SPOILER" });
  const box = el("div", { class: "spoiler-box" }, node, cover);
  node.inert = true;
  cover.addEventListener("click", () => {
    node.inert = false;
    cover.remove();
  });
  return box;
}

export function embed(card) {
  const author = card.author ? el("div", { class: "embed-author", dir: "auto", text: card.author.name }) : null;
  const url = safeUrl(card.url ?? "");
  const title = card.title
    ? el(
        card.url && url ? "a" : "div",
        { class: "embed-title", href: card.url ? url : null, target: "_blank", rel: "noopener noreferrer" },
        prose(card.title, { short: true }),
      )
    : null;
  const fields = (card.fields ?? []).map((field) =>
    el(
      "div",
      { class: field.inline ? "embed-field embed-field-inline" : "embed-field" },
      el("div", { class: "embed-field-name" }, prose(field.name, { short: true })),
      prose(field.value),
    ),
  );
  const foot = [card.footer?.text, card.timestamp ? new Date(card.timestamp).toLocaleString() : null]
    .filter(Boolean)
    .join(" • ");
  return el(
    "article",
    {
      class: "embed",
      data: { test: "embed" },
      style: typeof card.color === "number" ? { "--accent": colour(card.color) } : null,
    },
    el(
      "div",
      { class: "embed-words" },
      author,
      title,
      card.description ? prose(card.description) : null,
      fields.length ? el("div", { class: "embed-fields" }, fields) : null,
      card.image ? picture(card.image, "", "embed-image") : null,
      foot ? el("div", { class: "embed-foot", text: foot }) : null,
    ),
    card.thumbnail ? picture(card.thumbnail, "", "embed-thumbnail") : null,
  );
}

export const isPicture = (file) => /^image\/(png|jpe?g|gif|webp)/.test(file.content_type ?? "") && isLocal(file.url);
