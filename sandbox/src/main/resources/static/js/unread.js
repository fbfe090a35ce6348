// What a person has seen of each conversation, kept by the browser: a reload makes nothing new again.

const key = (user, conversation) => `seen:${user}:${conversation}`;

const latest = (overview, conversation) =>
  overview.conversations.find((entry) => entry.id === conversation)?.latest ?? "";

/**
 * The person looks at a conversation.
 *
 * @param hidden the page is behind another one, so that nobody looks
 */
export function see(user, conversation, overview, hidden) {
  if (!hidden) {
    localStorage.setItem(key(user, conversation), latest(overview, conversation));
  }
}

/** Whether a conversation has messages that the person has not seen. */
export const isUnread = (user, conversation, overview) =>
  Number(latest(overview, conversation)) > Number(localStorage.getItem(key(user, conversation)) ?? 0);

/** How much waits for an answer there. */
export const waiting = (conversation, overview) =>
  overview.conversations.find((entry) => entry.id === conversation)?.waiting ?? 0;
