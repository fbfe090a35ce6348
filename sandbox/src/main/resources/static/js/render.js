// The store as DOM. Everything is drawn again at each change: a sandbox's conversation is short.

import { render as blocks } from "./blocks.js";
import * as composer from "./composer.js";
import { Days } from "./days.js";
import { nothing } from "./empty.js";
import * as home from "./home.js";
import * as modal from "./modal.js";
import { emoji, inline } from "./mrkdwn.js";
import * as sidebar from "./sidebar.js";
import * as store from "./store.js";
import * as unread from "./unread.js";

const $ = (id) => document.getElementById(id);

export function mount(actions) {
  const draw = () => everything(store.current(), actions);
  store.subscribe(draw);
  $("user").addEventListener("change", (event) => actions.become(event.target.value));
  $("back").addEventListener("click", () => document.body.classList.remove("reading"));
  $("close-thread").addEventListener("click", store.closeThread);
  $("tab-messages").addEventListener("click", () => actions.look("messages"));
  $("tab-home").addEventListener("click", () => actions.look("home"));
  composer.mount(actions.type);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !$("dialog").open && !$("modal").open) {
      store.closeThread();
    }
  });
  draw();
}

function everything(state, actions) {
  sidebar.draw(state, actions);
  $("title").textContent = title(state);
  document.title = windowTitle(state);
  tabs(state);
  home.draw($("home"), state, homeActions(actions), names(state));
  modal.draw(state.modal, actions, names(state));
  const messages = state.messages ?? [];
  list($("messages"), messages.filter((m) => !m.thread_ts || m.thread_ts === m.ts), state, actions);
  const thread = messages.filter((m) => m.thread_ts === state.thread || m.ts === state.thread);
  $("thread").hidden = state.thread === null;
  list($("replies"), state.thread === null ? [] : thread, state, actions, true);
  $("notice").textContent = state.notice;
}

/** What comes of a command is shown among the messages. */
const homeActions = (actions) => ({
  run: (command) => {
    actions.look("messages");
    actions.type(command);
  },
  prepare: (command) => {
    actions.look("messages");
    composer.prepare(command);
  },
});

function tabs(state) {
  const direct = state.conversation.startsWith("D");
  const atHome = direct && state.tab === "home";
  $("tabs").hidden = !direct;
  $("tab-messages").ariaSelected = String(!atHome);
  $("tab-home").ariaSelected = String(atHome);
  $("messages").hidden = atHome;
  $("home").hidden = !atHome;
  $("composer").hidden = atHome;
}

const title = (state) =>
  state.conversation.startsWith("D") ? state.workspace.bot.realName : "# " + names(state)(state.conversation);

function windowTitle(state) {
  const waiting = unread.waiting(store.direct(state.user), state.overview);
  return `${waiting > 0 ? `(${waiting}) ` : ""}${title(state)} · Slipway sandbox`;
}

const names = (state) => (id) =>
  state.workspace.users.find((user) => user.id === id)?.realName ??
  state.workspace.channels.find((channel) => channel.id === id)?.name ??
  (id === state.workspace.bot.user ? state.workspace.bot.realName : id);

function list(parent, messages, state, actions, inThread = false) {
  const atEnd = parent.scrollHeight - parent.scrollTop - parent.clientHeight < 60;
  const focused = document.activeElement?.closest?.("[data-ts]")?.dataset.ts;
  const action = document.activeElement?.dataset?.action;
  const days = new Days();
  parent.replaceChildren(...messages.flatMap((message) =>
    [...days.before(message), item(message, state, actions, inThread)]));
  if (messages.length === 0 && !inThread) {
    parent.append(...nothing(state));
  }
  if (atEnd) {
    parent.scrollTop = parent.scrollHeight;
  }
  if (focused && action) {
    parent.querySelector(`[data-ts="${CSS.escape(focused)}"] [data-action="${CSS.escape(action)}"]`)?.focus();
  }
}

function item(message, state, actions, inThread) {
  const node = document.createElement("li");
  node.className = "message" + (message.ephemeral ? " ephemeral" : "");
  node.dataset.ts = message.ts;
  node.dataset.release = message.metadata?.event_payload?.release ?? "";
  const context = {
    names: names(state),
    press: (actionId) => actions.press(message, actionId),
    confirm,
  };
  node.append(avatar(), byline(message, state), content(message, context));
  const replies = (state.messages ?? []).filter((m) => m.thread_ts === message.ts && m.ts !== message.ts);
  if (!inThread && replies.length > 0) {
    node.append(replyCount(message, replies.length));
  }
  return node;
}

function avatar() {
  const node = document.createElement("span");
  node.className = "avatar";
  node.ariaHidden = "true";
  node.textContent = "S";
  return node;
}

function byline(message, state) {
  const at = new Date(Number(message.ts) * 1000);
  const line = document.createElement("p");
  line.className = "byline";
  const author = document.createElement("strong");
  author.textContent = state.workspace.bot.realName;
  const app = document.createElement("span");
  app.className = "app";
  app.textContent = "APP";
  const time = document.createElement("time");
  time.dateTime = at.toISOString();
  time.textContent = at.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  line.append(author, app, time);
  if (message.ephemeral) {
    line.append(" Only visible to you");
  } else if (message.edits > 0) {
    line.append(" (edited)");
  }
  return line;
}

function content(message, context) {
  const body = document.createElement("div");
  body.className = "content";
  if (message.blocks?.length) {
    body.append(...blocks(message.blocks, context));
  } else {
    body.append(...inline(message.text ?? "", context.names));
  }
  return body;
}

function replyCount(message, count) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "replies";
  button.textContent = count === 1 ? "1 reply" : `${count} replies`;
  button.addEventListener("click", () => store.openThread(message.ts));
  return button;
}

/** Slack's confirm object as a dialog. */
function confirm(object) {
  const dialog = $("dialog");
  const heading = document.createElement("h2");
  heading.id = "dialog-title";
  heading.textContent = emoji(object.title?.text ?? "Are you sure?");
  const words = document.createElement("p");
  words.append(...inline(object.text?.text ?? "", (id) => id));
  const form = document.createElement("form");
  form.method = "dialog";
  form.append(choice("cancel", object.deny?.text ?? "Cancel", ""), choice("ok", object.confirm?.text ?? "OK", object.style ?? "primary"));
  dialog.replaceChildren(heading, words, form);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok"), { once: true });
  });
}

function choice(value, words, style) {
  const button = document.createElement("button");
  button.value = value;
  button.className = "button " + style;
  button.textContent = words;
  return button;
}
