// What the page shows. Changed only here, by the functions below; whoever renders subscribes.

const state = {
  workspace: null,
  user: null,
  conversation: null,
  tab: "messages",
  thread: null,
  /** Null until they are known: only then can it be said that there are none. */
  messages: null,
  home: null,
  overview: { conversations: [], people: [] },
  modal: null,
  notice: "",
};

const listeners = [];

export const current = () => state;

export const subscribe = (listener) => listeners.push(listener);

function change(values) {
  Object.assign(state, values);
  listeners.forEach((listener) => listener(state));
}

/** The direct conversation of a person with the bot has the person's id with another letter. */
export const direct = (user) => "D" + user.slice(1);

export const inDirect = () => state.conversation.startsWith("D");

export function begin(workspace, user, conversation) {
  const known = workspace.channels.some((c) => c.id === conversation) || conversation === direct(user);
  change({ workspace, user, conversation: known ? conversation : workspace.channels[0].id });
}

export const become = (user) =>
  change({
    user,
    thread: null,
    notice: "",
    modal: null,
    home: null,
    messages: null,
    conversation: inDirect() ? direct(user) : state.conversation,
  });

export const open = (conversation) =>
  change({ conversation, thread: null, notice: "", tab: "messages", messages: null });

export const look = (tab) => change({ tab, thread: null, notice: "" });

export const openThread = (ts) => change({ thread: ts });

export const closeThread = () => change({ thread: null });

/**
 * @param workspace people and channels, which projects may add to
 * @param overview what is new and what waits in all conversations
 * @param modal the one that the person has in front of them, or null
 */
export const show = (workspace, messages, overview, home, modal) =>
  change({ workspace, messages, overview, home, modal });

export const tell = (notice) => change({ notice });
