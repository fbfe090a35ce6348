// What the page shows. Changed only here, by the functions below; whoever renders subscribes.

const state = {
  workspace: null,
  user: null,
  conversation: null,
  thread: null,
  messages: [],
  unread: new Set(),
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

export function begin(workspace, user, conversation) {
  change({ workspace, user, conversation: conversation ?? workspace.channels[0].id });
}

export const become = (user) =>
  change({
    user,
    thread: null,
    notice: "",
    conversation: state.conversation.startsWith("D") ? direct(user) : state.conversation,
  });

export const open = (conversation) => {
  state.unread.delete(conversation);
  change({ conversation, thread: null, notice: "" });
};

export const openThread = (ts) => change({ thread: ts });

export const closeThread = () => change({ thread: null });

export const show = (messages) => change({ messages });

export const tell = (notice) => change({ notice });
