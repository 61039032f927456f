// Times as Discord's client writes them, in the reader's own zone and language, measured from the bot's clock.

import { now } from "./state.js";

const format = (options) => new Intl.DateTimeFormat(undefined, options);
const STYLES = {
  t: format({ hour: "2-digit", minute: "2-digit" }),
  T: format({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  d: format({ day: "2-digit", month: "2-digit", year: "numeric" }),
  D: format({ day: "numeric", month: "long", year: "numeric" }),
  f: format({ day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" }),
  F: format({ weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" }),
  s: format({ day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" }),
  S: format({
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }),
};
const CLOCK = format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const CLOCK_SHORT = format({ weekday: "short", hour: "2-digit", minute: "2-digit" });
const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const UNITS = [
  ["year", 31557600],
  ["month", 2629800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];
const LAST = 8.64e12; // seconds; what a Date can hold

export function stampText(seconds, style) {
  if (Math.abs(seconds) > LAST) return "Invalid Date";
  return style === "R" ? relative(seconds) : STYLES[style].format(new Date(seconds * 1000));
}

export const fullStamp = (seconds) => (Math.abs(seconds) > LAST ? "" : STYLES.F.format(new Date(seconds * 1000)));

function relative(seconds) {
  const away = Math.round(seconds - now() / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(away) >= each) ?? ["second", 1];
  return RELATIVE.format(Math.round(away / size), unit);
}

const day = (milliseconds) => new Date(milliseconds).toDateString();

/** The time beside a message's author. */
export function messageTime(iso) {
  const at = Date.parse(iso);
  if (day(at) === day(now())) return STYLES.t.format(at);
  if (day(at) === day(now() - 86400000)) return `Yesterday at ${STYLES.t.format(at)}`;
  return `${STYLES.d.format(at)} ${STYLES.t.format(at)}`;
}

export const hourTime = (iso) => STYLES.t.format(Date.parse(iso));
export const dayTitle = (iso) => STYLES.D.format(Date.parse(iso));
export const isSameDay = (one, other) => day(Date.parse(one)) === day(Date.parse(other));
export const longTime = (iso) => STYLES.F.format(Date.parse(iso));
export const clockText = () => CLOCK.format(now());
export const clockShort = () => CLOCK_SHORT.format(now());

/** Write again every stamp on the page that counts from now. */
export function refreshStamps() {
  document.querySelectorAll("time.stamp[data-style=R]").forEach((node) => {
    node.textContent = stampText(Number(node.dataset.seconds), "R");
  });
}
