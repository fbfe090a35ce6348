// Starts the page: events of the sandbox and of the person → store → render.

import * as api from "./api.js";
import * as store from "./store.js";
import { mount } from "./render.js";

const remembered = (key) => sessionStorage.getItem(key);

/** What the person who is chosen would see: in a channel, also what they alone were shown there. */
async function refresh() {
  const { user, conversation } = store.current();
  const ofUser = await api.ofUser(user);
  const messages = conversation.startsWith("D")
    ? ofUser.filter((message) => message.channel === conversation)
    : (await api.inChannel(conversation)).filter((m) => !m.ephemeral || m.user === user);
  const now = store.current();
  if (now.user === user && now.conversation === conversation) {
    store.show(messages);
  }
}

async function press(message, actionId) {
  try {
    await api.click(store.current().user, message.channel, message.ts, actionId);
    store.tell("");
  } catch (e) {
    store.tell(e.message);
  }
}

async function start() {
  const workspace = await api.workspace();
  const known = workspace.users.some((user) => user.id === remembered("user"));
  store.begin(
    workspace,
    known ? remembered("user") : workspace.users[0].id,
    remembered("conversation"),
  );
  mount({
    press,
    become: (user) => {
      sessionStorage.setItem("user", user);
      store.become(user);
      refresh();
    },
    open: (conversation) => {
      sessionStorage.setItem("conversation", conversation);
      store.open(conversation);
      refresh();
    },
  });
  api.follow(() => refresh().catch((e) => store.tell(e.message)));
}

start().catch((e) => {
  document.getElementById("notice").textContent = e.message;
});
