// The modal that a person has in front of them. It is drawn when it comes, not at each change: what was
// entered stays.

import { render as blocks } from "./blocks.js";
import * as inputs from "./inputs.js";
import { emoji } from "./mrkdwn.js";

const dialog = () => document.getElementById("modal");

const make = (name, values = {}, ...children) => {
  const node = Object.assign(document.createElement(name), values);
  node.append(...children);
  return node;
};

let shown = null;

/**
 * @param view the modal, or null
 * @param actions `submit` and `dismiss`
 */
export function draw(view, actions, names) {
  const id = view === null ? null : view.id;
  if (shown === id) {
    return;
  }
  shown = id;
  if (view === null) {
    dialog().close();
    return;
  }
  const form = content(view, actions, names);
  dialog().replaceChildren(form);
  dialog().oncancel = (event) => {
    event.preventDefault();
    actions.dismiss(view.id);
  };
  dialog().showModal();
  form.querySelector("input, textarea, select")?.focus();
}

function content(view, actions, names) {
  const title = make("h2", { id: "modal-title" }, emoji(view.title.text));
  const close = make("button", { type: "button", className: "button" }, emoji(view.close?.text ?? "Cancel"));
  close.addEventListener("click", () => actions.dismiss(view.id));
  const buttons = make("div", { className: "buttons" }, close);
  if (view.submit) {
    buttons.append(make("button", { className: "button primary" }, emoji(view.submit.text)));
  }
  const form = make("form", { noValidate: true }, title);
  if (view.blocks.some((block) => block.type === "input" && !block.optional)) {
    const star = make("span", { className: "required" }, "*");
    form.append(make("p", { className: "explained" }, star, " needs an answer"));
  }
  form.append(
    ...view.blocks.flatMap((block) =>
      block.type === "input" ? [inputs.input(block)] : blocks([block], { names, press: () => {} })),
    buttons,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, view, actions);
  });
  return form;
}

async function send(form, view, actions) {
  const values = inputs.read(form, view.blocks);
  const wrong = inputs.missing(view.blocks, values);
  tell(form, wrong);
  if (Object.keys(wrong).length === 0) {
    const button = form.querySelector(".primary");
    button.disabled = true;
    tell(form, (await actions.submit(view.id, values)) ?? {});
    button.disabled = false;
  }
}

function tell(form, errors) {
  for (const field of form.querySelectorAll("[data-block]")) {
    const words = errors[field.dataset.block] ?? "";
    field.querySelector(".error").textContent = words;
    field.classList.toggle("wrong", words !== "");
  }
  form.querySelector(".wrong :is(input, textarea, select)")?.focus();
}
