// Discord's markdown as a tree of plain objects: `{type, children | text | …}`. Nothing here touches the document.
// The rules follow what Discord's client does (a dialect of simple-markdown): see its help page "Markdown Text 101".

const DEEPEST = 8; // nesting that a member can type before it is shown as typed; keeps hostile text cheap

const FENCE = /```(?:([\w+#.-]+)\n)?\n*([\s\S]*?[^\n])\n*```/y;
const HEADING = /^(#{1,3}) +(\S.*)$/;
const SUBTEXT = /^-# +(\S.*)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;
const QUOTE = /^> (.*)$/;

/** Parse a whole message into blocks and text. */
export function parse(text, depth = 0) {
  const nodes = [];
  let plain = "";
  const flush = (beforeBlock) => {
    const kept = beforeBlock ? plain.replace(/\n$/, "") : plain;
    if (kept) nodes.push({ type: "text-run", children: inline(kept, depth) });
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const block = depth < DEEPEST ? blockAt(text, at, end, depth) : null;
    if (block) {
      flush(true);
      nodes.push(block.node);
      at = block.next;
      continue;
    }
    const fence = fenceIn(text, at, end);
    if (fence) {
      plain += text.slice(at, fence.at);
      flush(true);
      nodes.push(fence.node);
      at = text[fence.next] === "\n" ? fence.next + 1 : fence.next;
      continue;
    }
    plain += text.slice(at, end + 1);
    at = end + 1;
  }
  flush(false);
  return nodes;
}

function endOfLine(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function fenceIn(text, at, end) {
  const start = text.indexOf("```", at);
  if (start < 0 || start >= end) return null;
  FENCE.lastIndex = start;
  const match = FENCE.exec(text);
  if (!match) return null;
  return { at: start, next: FENCE.lastIndex, node: { type: "code-block", language: match[1] ?? "", text: match[2] } };
}

function blockAt(text, at, end, depth) {
  if (text.startsWith(">>> ", at)) {
    return { node: { type: "quote", children: parse(text.slice(at + 4), depth + 1) }, next: text.length };
  }
  const line = text.slice(at, end);
  if (QUOTE.test(line)) return linesWhile(text, at, QUOTE, (lines) => quoteOf(lines, depth));
  if (ITEM.test(line)) return listAt(text, at, depth);
  const heading = HEADING.exec(line);
  if (heading) {
    return {
      node: { type: "heading", level: heading[1].length, children: inline(heading[2], depth + 1) },
      next: end + 1,
    };
  }
  const subtext = SUBTEXT.exec(line);
  return subtext ? { node: { type: "subtext", children: inline(subtext[1], depth + 1) }, next: end + 1 } : null;
}

function linesWhile(text, at, rule, make) {
  const lines = [];
  while (at < text.length) {
    const end = endOfLine(text, at);
    const match = rule.exec(text.slice(at, end));
    if (!match) break;
    lines.push(match);
    at = end + 1;
  }
  return { node: make(lines), next: at };
}

const quoteOf = (lines, depth) => ({
  type: "quote",
  children: parse(lines.map((line) => line[1]).join("\n"), depth + 1),
});

function listAt(text, at, depth) {
  const items = [];
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const match = ITEM.exec(line);
    const other =
      match && items.length && match[1].length <= items[0].indent && /\d/.test(match[2]) !== /\d/.test(items[0].mark);
    if (other) break; // bullets and numbers at one depth are two lists
    if (match) items.push({ indent: match[1].length, mark: match[2], text: match[3] });
    else if (/^ +\S/.test(line)) items[items.length - 1].text += `\n${line.trim()}`;
    else break;
    at = end + 1;
  }
  return { node: listOf(items, depth), next: at };
}

function listOf(items, depth) {
  const first = items[0];
  const list = { type: "list", ordered: /\d/.test(first.mark), start: parseInt(first.mark, 10) || 1, items: [] };
  for (let i = 0; i < items.length;) {
    const below = [];
    const item = items[i++];
    while (i < items.length && items[i].indent > first.indent) below.push(items[i++]);
    const children = inline(item.text, depth + 1);
    if (below.length && depth < DEEPEST) children.push(listOf(below, depth + 1));
    list.items.push(children);
  }
  return list;
}

const wrap = (type) => (match, depth) => ({ type, children: inline(match[1], depth + 1) });
const id = (type) => (match) => ({ type, id: match[1] });

// Order matters: the first rule that matches at a position wins.
const RULES = [
  [/\\([^0-9A-Za-z\s])/y, (match) => match[1]],
  [
    /(`+)([\s\S]*?[^`])\1(?!`)/y,
    (match) => ({ type: "code", text: match[2].length > 1 ? match[2].replace(/^ (.*) $/s, "$1") : match[2] }),
  ],
  [/\|\|([\s\S]+?)\|\|/y, wrap("spoiler")],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    (match) => ({ type: "stamp", seconds: Number(match[1]), style: match[2] ?? "f" }),
  ],
  [/<\/([^:<>\n]{1,110}):(\d{1,20})>/y, (match) => ({ type: "command", path: match[1], id: match[2] })],
  [/<@!?(\d{1,20})>/y, id("user")],
  [/<@&(\d{1,20})>/y, id("role")],
  [/<#(\d{1,20})>/y, id("channel")],
  [/<a?:(\w{2,32}):\d{1,20}>/y, (match) => ({ type: "emoji", name: match[1] })],
  [/@(everyone|here)\b/y, (match) => ({ type: "everyone", text: match[0] })],
  [
    /\[((?:\\.|[^[\]\\\n])+)\]\(\s*<?(https?:\/\/[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"\n]*")?\s*\)/y,
    (match, depth) => ({ type: "link", url: match[2], children: inline(match[1], depth + 1, true) }),
  ],
  [/<(https?:\/\/[^\s<>]+)>/y, (match) => ({ type: "link", url: match[1], children: [match[1]] })],
  [/https?:\/\/[^\s<]+[^\s<.,:;"'\])*_~|]/y, (match) => ({ type: "link", url: match[0], children: [match[0]] })],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, wrap("bold")],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, wrap("underline")],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y, wrap("italic")],
  [/(?<![A-Za-z0-9_])_((?:__|\\[\s\S]|[^\\_])+?)_(?![A-Za-z0-9_])/y, wrap("italic")],
  [/~~([\s\S]+?)~~/y, wrap("strike")],
];
const NEXT = /[\\`|<@[*_~]|https?:\/\//g;

/** Parse what may stand within a line: styles, mentions, links, stamps. */
export function inline(text, depth = 0, inLink = false) {
  if (depth >= DEEPEST) return [text];
  const nodes = [];
  const say = (words) => {
    if (typeof nodes[nodes.length - 1] === "string") nodes[nodes.length - 1] += words;
    else nodes.push(words);
  };
  let at = 0;
  while (at < text.length) {
    const found = matchAt(text, at, depth);
    if (found && !(inLink && found.node.type === "link")) {
      if (typeof found.node === "string") say(found.node);
      else nodes.push(found.node);
      at = found.next;
      continue;
    }
    NEXT.lastIndex = at + 1;
    const next = NEXT.exec(text)?.index ?? text.length;
    say(text.slice(at, next));
    at = next;
  }
  return nodes;
}

function matchAt(text, at, depth) {
  for (const [rule, make] of RULES) {
    rule.lastIndex = at;
    const match = rule.exec(text);
    if (match) {
      const next = rule.lastIndex;
      return { node: make(match, depth), next };
    }
  }
  return null;
}
