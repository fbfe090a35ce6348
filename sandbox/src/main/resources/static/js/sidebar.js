// The people and the conversations, with marks where something is new or waits.

import * as store from "./store.js";
import * as unread from "./unread.js";

const $ = (id) => document.getElementById(id);

const make = (name, className, ...children) => {
  const node = document.createElement(name);
  node.className = className;
  node.append(...children);
  return node;
};

export function draw(state, actions) {
  $("team").textContent = state.workspace.team.name;
  people(state);
  account(state, actions);
  conversations(state, actions);
}

const isDeactivated = (state) => state.workspace.deactivated.includes(state.user);

/** What an administrator of the workspace does to the account of whoever one is. */
function account(state, actions) {
  const gone = isDeactivated(state);
  $("account").textContent = gone ? "This account is deactivated and can do nothing." : "";
  const button = $("membership");
  button.textContent = gone ? "Activate account" : "Deactivate account";
  button.onclick = () => actions.member(!gone);
}

const waitsFor = (state, user) =>
  state.overview.people.find((person) => person.id === user)?.waiting ?? 0;

/** Everybody with what waits for them: whoever tries Slipway looks for who has to decide. */
function people(state) {
  const select = $("user");
  const users = state.workspace.users;
  if (users.some((user, index) => select.options[index]?.value !== user.id)) {
    select.replaceChildren(...users.map((user) => new Option(user.realName, user.id)));
  }
  users.forEach((user, index) => {
    const waiting = waitsFor(state, user.id);
    const words = waiting === 0 ? user.realName : `${user.realName} (${waiting} to decide)`;
    if (select.options[index].text !== words) {
      select.options[index].text = words;
    }
  });
  select.value = state.user;
  const others = users.filter((user) => user.id !== state.user && waitsFor(state, user.id) > 0);
  const names = new Intl.ListFormat("en", { type: "disjunction" }).format(others.map((user) => user.realName));
  $("elsewhere").textContent = others.length === 0 ? "" : `Waiting for ${names}.`;
}

function conversations(state, actions) {
  const bot = { id: store.direct(state.user), name: state.workspace.bot.realName };
  const focused = document.activeElement?.dataset?.conversation;
  $("conversations").replaceChildren(
    group("Channels", state.workspace.channels.map((c) => ({ id: c.id, name: "# " + c.name })), state, actions),
    group("Direct messages", [bot], state, actions),
  );
  if (focused) {
    document.querySelector(`[data-conversation="${CSS.escape(focused)}"]`)?.focus();
  }
}

function group(name, entries, state, actions) {
  const section = make("section", "", make("h2", "", name));
  section.append(...entries.map((entry) => conversation(entry, state, actions)));
  return section;
}

function conversation(entry, state, actions) {
  const current = entry.id === state.conversation;
  const isNew = !current && unread.isUnread(state.user, entry.id, state.overview);
  const button = make("button", isNew ? "unread" : "", make("span", "name", entry.name));
  button.type = "button";
  button.dataset.conversation = entry.id;
  if (current) {
    button.setAttribute("aria-current", "true");
  }
  button.append(...marks(isNew, unread.waiting(entry.id, state.overview)));
  button.addEventListener("click", () => {
    document.body.classList.add("reading");
    actions.open(entry.id);
  });
  return button;
}

function marks(isNew, waiting) {
  if (waiting > 0) {
    const badge = make("span", "waiting", String(waiting), make("span", "for-readers", " to decide"));
    badge.title = waiting === 1 ? "1 message asks for a decision" : `${waiting} messages ask for a decision`;
    return [badge];
  }
  return isNew ? [make("span", "dot", make("span", "for-readers", "new messages"))] : [];
}
