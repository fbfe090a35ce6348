// The app's home page. Commands that it names are buttons: what waits is decided where it is read.

import { render as blocks } from "./blocks.js";
import { nothingAtHome } from "./empty.js";

const COMMAND = "/slipway ";

/** Words in capitals stand for what a person has to say, such as a reason. */
const hasBlank = (command) => / [A-Z]{2,}/.test(command);

/**
 * @param actions `run` sends a command, `prepare` puts it where it is typed
 */
export function draw(parent, state, actions, names) {
  if (state.home === null) {
    parent.replaceChildren(...nothingAtHome(state));
    return;
  }
  const focused = document.activeElement?.dataset?.command;
  parent.replaceChildren(...blocks(state.home.blocks, { names, press: () => {} }));
  for (const code of parent.querySelectorAll("code")) {
    if (code.textContent.startsWith(COMMAND)) {
      code.replaceWith(button(code.textContent, actions));
    }
  }
  if (focused) {
    parent.querySelector(`[data-command="${CSS.escape(focused)}"]`)?.focus();
  }
}

function button(command, actions) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "command";
  node.dataset.command = command;
  node.textContent = command;
  node.title = hasBlank(command) ? "Fill in what is missing, then send" : "Send this command";
  node.addEventListener("click", () =>
    hasBlank(command) ? actions.prepare(command) : actions.run(command));
  return node;
}
