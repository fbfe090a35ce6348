// Slack's mrkdwn as DOM nodes. Text only ever becomes text nodes: nothing a message says can be HTML.

const EMOJI = {
  large_green_circle: "🟢", large_yellow_circle: "🟡", large_blue_circle: "🔵", red_circle: "🔴",
  white_circle: "⚪", white_check_mark: "✅", x: "❌", warning: "⚠️", rocket: "🚀", hourglass: "⌛",
  hourglass_flowing_sand: "⏳", no_entry: "⛔", no_entry_sign: "🚫", lock: "🔒", bell: "🔔",
  package: "📦", eyes: "👀", arrows_counterclockwise: "🔄", thumbsup: "👍", thumbsdown: "👎",
};

export const emoji = (text) =>
  text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);

const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const element = (name, ...children) => {
  const node = document.createElement(name);
  node.append(...children);
  return node;
};

const RULES = [
  [/```([\s\S]+?)```/, (m) => element("pre", unescape(m[1].replace(/^\n/, "")))],
  [/`([^`\n]+)`/, (m) => element("code", unescape(m[1]))],
  [/<([^<>\n]+)>/, (m, names) => reference(m[1], names)],
  [/(?<![\w*])\*([^*\n]+)\*(?![\w*])/, (m, names) => element("strong", ...inline(m[1], names))],
  [/(?<![\w_])_([^_\n]+)_(?![\w_])/, (m, names) => element("em", ...inline(m[1], names))],
  [/(?<![\w~])~([^~\n]+)~(?![\w~])/, (m, names) => element("s", ...inline(m[1], names))],
  [/\n/, () => element("br")],
];

/** @param names a function from an id to what people call it */
export function inline(text, names) {
  let first = null;
  let rule = null;
  for (const [pattern, make] of RULES) {
    const match = pattern.exec(text);
    if (match && (first === null || match.index < first.index)) {
      first = match;
      rule = make;
    }
  }
  if (first === null) {
    return [emoji(unescape(text))];
  }
  return [
    emoji(unescape(text.slice(0, first.index))),
    rule(first, names),
    ...inline(text.slice(first.index + first[0].length), names),
  ];
}

function reference(inside, names) {
  const [target, label] = split(inside);
  if (target.startsWith("@") || target.startsWith("#")) {
    const mention = element("span", target[0] + (label ?? names(target.slice(1))));
    mention.className = "mention";
    return mention;
  }
  if (target.startsWith("!date^")) {
    return date(target, label);
  }
  if (target.startsWith("!")) {
    const mention = element("span", "@" + (label ?? target.slice(1).split("^")[0]));
    mention.className = "mention";
    return mention;
  }
  return link(unescape(target), unescape(label ?? target));
}

function split(inside) {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside, null] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

/** Other schemes than these could run something. */
export function link(url, label) {
  if (!/^(https?|mailto):/i.test(url)) {
    return document.createTextNode(label);
  }
  const anchor = element("a", emoji(label));
  anchor.href = url;
  anchor.rel = "noopener noreferrer";
  anchor.target = "_blank";
  return anchor;
}

function date(target, fallback) {
  const [, seconds, format] = target.split("^");
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) {
    return document.createTextNode(fallback ?? "");
  }
  const time = element("time", format
    .replace(/\{date[a-z_]*\}/g, at.toLocaleDateString(undefined, { dateStyle: "medium" }))
    .replace(/\{time[a-z_]*\}/g, at.toLocaleTimeString(undefined, { timeStyle: "short" })));
  time.dateTime = at.toISOString();
  return time;
}
