// The beginning: takes the news from the server, keeps the address (who, where) and draws what changed, once a frame.

import { drawComposer, mention, offerAgain, putAway, reply, start } from "./composer.js";
import { watchMenus } from "./contextmenu.js";
import { drawMessages, jumpTo, watchScroll } from "./messages.js";
import { closeAll } from "./popups.js";
import { drawAround, toggleDrawer } from "./sidebar.js";
import { Socket } from "./socket.js";
import { changed, channelOf, guildOf, onChange, place, state } from "./state.js";
import { refreshClock } from "./timemachine.js";
import { refreshStamps } from "./times.js";

const readBy = new Map(); // user's name → what they read
let baseline = null; // what was there when the page was opened counts as read by everybody

const address = () => new URLSearchParams(location.hash.slice(1));

function keepAddress() {
  const channel = place();
  const self = state.world.people.find((person) => person.id === state.world.me);
  const wanted = new URLSearchParams({
    user: self?.name ?? "",
    channel: channel ? (channel.type === 1 ? "@bot" : channel.name) : "",
  });
  const guild = guildOf(state.place);
  if (state.world.guilds.length > 1 && guild) wanted.set("guild", guild.name);
  if (address().toString() !== wanted.toString()) history.replaceState(null, "", `#${wanted}`);
}

function placeFromAddress() {
  const name = address().get("channel");
  const wanted = address().get("guild");
  const guilds = state.world.guilds.filter((guild) => !wanted || guild.name === wanted);
  const channels = guilds
    .flatMap((guild) => guild.channels)
    .filter((channel) => [0, 5, 11, 12].includes(channel.type));
  if (name === "@bot" && state.world.dms.length) return state.world.dms[0].id;
  return (channels.find((channel) => channel.name === name) ?? channels[0] ?? state.world.dms[0])?.id ?? null;
}

function visit(id) {
  const self = state.world.people.find((person) => person.id === state.world.me);
  if (!readBy.has(self?.name)) readBy.set(self?.name, new Map(baseline));
  state.read = readBy.get(self?.name);
  if (id !== state.place) putAway();
  state.place = id;
  state.messages = new Map();
  state.order = [];
  state.loaded = false;
  const guild = guildOf(id);
  if (guild) state.read.set(`guild:${guild.id}`, id);
  closeAll();
  toggleDrawer(false);
  keepAddress();
  changed("place");
  if (id) state.socket.ask("open", { channel: id }).catch(() => null); // a lost line asks again when it is back
}

function become(user) {
  const person = state.world.people.find((each) => each.id === user);
  const params = address();
  params.set("user", person.name);
  history.replaceState(null, "", `#${params}`);
  state.world = null;
  state.busy.clear();
  closeAll();
  putAway();
  state.socket.connect(person.name);
}

const HEARD = {
  world(news) {
    const first = state.world === null || state.world.me !== news.world.me || !state.online;
    state.world = news.world;
    state.worldSign = JSON.stringify([news.world.guilds, news.world.users]);
    state.skew = Date.parse(news.world.clock) - Date.now();
    baseline ??= new Map(
      [...news.world.guilds.flatMap((guild) => guild.channels), ...news.world.dms]
        .filter((channel) => channel.last_message_id)
        .map((channel) => [channel.id, channel.last_message_id]),
    );
    if (first || !channelOf(state.place)) visit(placeFromAddress());
    changed("world");
  },
  messages(news) {
    if (news.channel !== state.place) return;
    state.order = news.order;
    news.changed.forEach((message) => state.messages.set(message.id, message));
    const here = new Set(news.order);
    [...state.messages.keys()].filter((id) => !here.has(id)).forEach((id) => state.messages.delete(id));
    state.loaded = true;
    if (news.order.length) state.read.set(state.place, news.order[news.order.length - 1]);
    changed("messages");
  },
  commands(news) {
    if (news.channel !== state.place) return;
    state.commands = news.commands;
    changed("commands");
  },
};

const dirty = new Set();
onChange((what) => {
  if (!dirty.size) requestAnimationFrame(draw);
  dirty.add(what);
});

function draw() {
  const what = new Set(dirty);
  dirty.clear();
  if (!state.world) return;
  document.getElementById("app").classList.toggle("in-direct", place()?.type === 1);
  document.title = place() ? `${place().type === 1 ? "@" : "#"}${place().name} | Rebound sandbox` : "Rebound sandbox";
  drawAround({ visit, become });
  if (what.has("world") || what.has("place")) drawComposer();
  if (what.has("commands")) offerAgain();
  if (what.has("world") || what.has("place") || what.has("messages")) drawMessages();
  refreshStamps();
  refreshClock();
}

document.addEventListener("click", (event) => {
  const pill = event.target.closest?.("[data-command], [data-channel].pill, [data-jump]");
  if (pill?.dataset.jump) jumpTo(pill.dataset.jump);
  else if (pill?.matches(".pill[data-command]")) start(pill.dataset.command);
  else if (pill?.matches(".pill[data-channel]")) visit(pill.dataset.channel);
});
document.getElementById("scrim").addEventListener("click", () => {
  document.getElementById("app").classList.remove("members-shown");
  toggleDrawer(false);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") toggleDrawer(false);
  const nowhere = document.activeElement === document.body || document.activeElement?.id === "messages";
  const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (nowhere && letter) document.getElementById("composer-text")?.focus(); // whoever types means the message box
});
document.querySelector(".skip-link").addEventListener("click", (event) => {
  event.preventDefault(); // the address belongs to who and where
  document.getElementById("composer-text")?.focus();
});
window.addEventListener("hashchange", () => {
  if (!address().has("channel")) return;
  const person = state.world?.people.find((each) => each.name === address().get("user"));
  if (person && person.id !== state.world.me) become(person.id);
  else if (state.world) visit(placeFromAddress());
});
setInterval(() => {
  refreshClock();
  refreshStamps();
}, 1000);

watchScroll();
watchMenus({ reply, mention });
state.socket = new Socket(
  (news) => HEARD[news.t]?.(news),
  (online) => {
    state.online = online;
    document.getElementById("app").classList.toggle("offline", !online);
    if (state.world) changed("online");
  },
);
state.socket.connect(address().get("user"));
