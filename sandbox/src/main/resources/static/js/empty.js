// What a conversation says that has no messages: that it has none, why, and what brings the first.

function say(name, title, words) {
  const node = document.createElement(name);
  node.className = "empty";
  const strong = document.createElement("strong");
  strong.textContent = title;
  node.append(strong, words);
  return node;
}

const nameOf = (state) => state.workspace.users.find((user) => user.id === state.user)?.realName;

/** Nothing while it is not known yet whether there are messages. */
export function nothing(state) {
  if (state.messages === null) {
    return [];
  }
  if (!state.conversation.startsWith("D")) {
    const channel = state.workspace.channels.find((c) => c.id === state.conversation)?.name;
    return [say("li", `No messages in #${channel} yet`,
      "Slipway posts here when a build of a project with this channel arrives. Type /slipway status to see the projects.")];
  }
  return [say("li", `No messages for ${nameOf(state)} yet`,
    "Slipway writes when a release asks for a decision of theirs. The list of people on the left shows whom it waits for now.")];
}

export function nothingAtHome(state) {
  return [say("div", `No home page for ${nameOf(state)} yet`,
    "Slipway makes it when this page is opened, which takes some seconds. If it stays empty, the gateway or the notifier is not running.")];
}
