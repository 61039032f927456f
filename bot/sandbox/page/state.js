// What the page knows: the world as the chosen person sees it. No element lives here, and nothing is decided here.

export const state = {
  socket: null,
  world: null, // as the server's `world` news says
  place: null, // id of the open channel
  messages: new Map(), // id → Discord's message object, of the open channel
  order: [], // ids, oldest first
  loaded: false,
  commands: [], // what this person may use in this channel
  dismissed: new Set(), // ephemeral messages sent away; Discord, too, keeps that in the client alone
  busy: new Map(), // "message:custom_id" → "waiting" | a sentence about its failure
  pending: [], // commands sent and not answered yet, or never answered
  online: false,
  read: new Map(), // channel → last message seen
  skew: 0, // milliseconds between the bot's clock and this machine's
};

const listeners = new Set();

export function onChange(listener) {
  listeners.add(listener);
}

/** Tell the views what changed: "world", "messages", "place", "commands", "busy", "online". */
export function changed(what) {
  listeners.forEach((listener) => listener(what));
}

export const now = () => Date.now() + state.skew;

export const guildOf = (channelId) =>
  state.world?.guilds.find((guild) => guild.channels.some((channel) => channel.id === channelId)) ?? null;

export const channelOf = (id) =>
  state.world?.guilds.flatMap((guild) => guild.channels).find((channel) => channel.id === id) ??
  state.world?.dms.find((channel) => channel.id === id) ??
  null;

export const place = () => channelOf(state.place);
export const guild = () => guildOf(state.place);
export const me = () => state.world?.people.find((person) => person.id === state.world.me) ?? null;
export const userOf = (id) => state.world?.users[id] ?? null;

function memberOf(id, of = guild()) {
  return of?.members.find((member) => member.id === id) ?? null;
}

export function nameOf(id) {
  const user = userOf(id);
  return memberOf(id)?.nick ?? user?.global_name ?? user?.username ?? "unknown-user";
}

export const roleOf = (id) => guild()?.roles.find((role) => role.id === id) ?? null;

/** The colour of a member's name: that of the highest role with one. */
export function colourOf(id) {
  const roles = (memberOf(id)?.roles ?? []).map(roleOf).filter((role) => role?.color);
  roles.sort((one, other) => other.position - one.position);
  return roles.length ? colour(roles[0].color) : null;
}

export const colour = (number) => `#${number.toString(16).padStart(6, "0")}`;

/** All slash commands with their groups flattened: `{path, description, options, command}`. */
export function slashCommands() {
  const found = [];
  const walk = (command, node, path) => {
    const below = (node.options ?? []).filter((option) => option.type === 1 || option.type === 2);
    if (below.length) below.forEach((option) => walk(command, option, `${path} ${option.name}`));
    else found.push({ path, description: node.description, options: node.options ?? [], command });
  };
  state.commands
    .filter((command) => (command.type ?? 1) === 1)
    .forEach((command) => walk(command, command, command.name));
  return found.sort((one, other) => one.path.localeCompare(other.path));
}

export const menuCommands = (type) => state.commands.filter((command) => command.type === type);
