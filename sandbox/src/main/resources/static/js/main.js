// Starts the page: events of the sandbox and of the person → store → render.

import * as api from "./api.js";
import { mount } from "./render.js";
import * as store from "./store.js";
import * as unread from "./unread.js";

const remembered = (key) => sessionStorage.getItem(key);

/** What the person who is chosen would see: in a channel, also what they alone were shown there. */
async function refresh() {
  const { user, conversation } = store.current();
  const inDirect = conversation.startsWith("D");
  const [workspace, messages, overview, views, home] = await Promise.all([
    api.workspace(),
    inDirect ? api.ofUser(user) : api.inChannel(conversation),
    api.overview(user),
    api.views(user),
    inDirect ? api.home(user) : null,
  ]);
  const now = store.current();
  if (now.user === user && now.conversation === conversation) {
    const seen = inDirect
      ? messages.filter((m) => m.channel === conversation)
      : messages.filter((m) => !m.ephemeral || m.user === user);
    unread.see(user, conversation, overview, document.hidden);
    store.show(workspace, seen, overview, home, views.findLast((view) => view.open) ?? null);
  }
}

const words = (error) => (error instanceof Error ? error.message : String(error));

/** What went wrong is told where the person looks. */
async function attempt(action) {
  try {
    store.tell("");
    return await action();
  } catch (e) {
    store.tell(words(e));
    return undefined;
  }
}

const actions = {
  press: (message, actionId) =>
    attempt(() => api.click(store.current().user, message.channel, message.ts, actionId)),

  become: (user) => {
    sessionStorage.setItem("user", user);
    store.become(user);
    attempt(refresh);
  },

  open: (conversation) => {
    sessionStorage.setItem("conversation", conversation);
    store.open(conversation);
    attempt(refresh);
  },

  look: (tab) => {
    store.look(tab);
    if (tab === "home") {
      attempt(() => api.openHome(store.current().user));
    }
  },

  member: (deactivated) =>
    attempt(async () => {
      await api.member(store.current().user, deactivated);
      await refresh();
    }),

  type: (text) => {
    const { user, conversation } = store.current();
    return attempt(async () => {
      await api.command(user, conversation, text);
      return true;
    });
  },

  /** Resolves to what is wrong by block, or to nothing. */
  submit: (view, values) =>
    attempt(async () => (await api.submit(store.current().user, view, values))?.errors),

  dismiss: (view) => attempt(() => api.dismiss(store.current().user, view)),
};

async function start() {
  const workspace = await api.workspace();
  const known = workspace.users.some((user) => user.id === remembered("user"));
  store.begin(
    workspace,
    known ? remembered("user") : workspace.users[0].id,
    remembered("conversation"),
  );
  mount(actions);
  const again = () => refresh().catch((e) => store.tell(words(e)));
  api.follow(again);
  document.addEventListener("visibilitychange", again);
}

start().catch((e) => {
  document.getElementById("notice").textContent = words(e);
});
