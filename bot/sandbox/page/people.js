// Faces and name plates: an initial on a colour of their own, since the sandbox asks no other server for pictures.

import { el, icon } from "./dom.js";
import { colourOf, nameOf, state, userOf } from "./state.js";

const TINTS = ["#5865f2", "#248046", "#b45309", "#b8437a", "#0e7490", "#7c3aed", "#a33b3b", "#3f6212"];

/** A colour for each person; in the order in which they came, so that neighbours differ. */
function tint(id) {
  const ids = Object.keys(state.world?.users ?? {}).sort(
    (one, other) => one.length - other.length || (one < other ? -1 : 1),
  );
  return TINTS[Math.max(0, ids.indexOf(id)) % TINTS.length];
}

export function avatar(id, size = 40) {
  const measure = { "--size": `${size}px` };
  if (id === state.world?.bot)
    return el("img", { class: "avatar", src: "/page/rebound.svg", alt: "", style: measure });
  const letter = [...nameOf(id)].find((each) => /[\p{L}\p{N}]/u.test(each)) ?? "?";
  return el("span", {
    class: "avatar",
    "aria-hidden": "true",
    text: letter.toUpperCase(),
    style: { ...measure, "--tint": tint(id) },
  });
}

export const appBadge = () => el("span", { class: "app-badge" }, icon("check", 10), "APP");

/** A member's name as a button that opens their menu. */
export function namePlate(id, extra = "") {
  return el("button", {
    class: `name ${extra}`,
    type: "button",
    dir: "auto",
    data: { user: id },
    style: colourOf(id) ? { color: colourOf(id) } : null,
    text: nameOf(id),
  });
}

export const isBot = (id) => Boolean(userOf(id)?.bot);
