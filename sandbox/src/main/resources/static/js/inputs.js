// The inputs of modals: each becomes a field with its label, and is read when the modal is sent.

import { emoji } from "./mrkdwn.js";

const make = (name, values = {}, ...children) => {
  const node = Object.assign(document.createElement(name), values);
  node.append(...children);
  return node;
};

const isChoice = (type) => type === "checkboxes" || type === "radio_buttons";

/** An input block as DOM; what is wrong is shown in its `.error`. */
export function input(block) {
  const error = make("p", { className: "error", id: `error-${block.block_id}` });
  const field = isChoice(block.element.type) ? several(block) : single(block);
  field.dataset.block = block.block_id;
  field.append(error);
  if (block.hint) {
    field.append(make("p", { className: "hint" }, emoji(block.hint.text)));
  }
  return field;
}

const several = (block) =>
  make("fieldset", { className: "input" }, make("legend", {}, ...labels(block)), ...choices(block));

/** One field, and for a text of limited length how much of it is used. */
function single(block) {
  const field = control(block);
  const label = make("label", { htmlFor: field.id }, ...labels(block));
  const marks = field.maxLength > 0 ? [count(field)] : [];
  return make("div", { className: "input" }, ...marks, label, field);
}

const labels = (block) =>
  block.optional
    ? [emoji(block.label.text), " (optional)"]
    : [emoji(block.label.text), " ", make("span", { className: "required", ariaHidden: "true" }, "*")];

function choices({ element, block_id: id }) {
  const type = element.type === "checkboxes" ? "checkbox" : "radio";
  return element.options.map((option) => {
    const box = make("input", { type, name: id, value: option.value });
    return make("label", { className: "option" }, box, " " + emoji(option.text.text));
  });
}

function count(field) {
  const node = make("span", { className: "count", id: `count-${field.name}` });
  const show = () => {
    node.textContent = `${field.value.length} / ${field.maxLength}`;
    node.classList.toggle("full", field.value.length >= field.maxLength);
  };
  field.setAttribute("aria-describedby", node.id);
  field.addEventListener("input", show);
  show();
  return node;
}

function control({ element, block_id: id, optional }) {
  const common = { id: `input-${id}`, name: id, required: !optional };
  switch (element.type) {
    case "static_select":
    case "multi_static_select":
      return make(
        "select",
        { ...common, multiple: element.type.startsWith("multi") },
        ...(element.type.startsWith("multi") ? [] : [new Option(optional ? "–" : "Choose…", "")]),
        ...element.options.map((option) => new Option(emoji(option.text.text), option.value)),
      );
    case "datepicker":
      return make("input", { ...common, type: "date" });
    default:
      return text(element, common);
  }
}

function text(element, common) {
  const node = make(element.multiline ? "textarea" : "input", {
    ...common,
    placeholder: element.placeholder?.text ?? "",
    value: element.initial_value ?? "",
  });
  if (element.max_length) {
    node.maxLength = element.max_length;
  }
  return node;
}

/** What was entered, by block: a text, an option's value, or a list of these. */
export function read(form, blocks) {
  const data = new FormData(form);
  const values = {};
  for (const { type, element, block_id: id } of blocks) {
    if (type === "input") {
      const many = element.type === "checkboxes" || element.type.startsWith("multi");
      values[id] = many ? data.getAll(id) : (data.get(id) ?? "");
    }
  }
  return values;
}

/** As Slack's own client: what has to be answered is asked for before anything is sent. */
export function missing(blocks, values) {
  const errors = {};
  for (const { type, optional, block_id: id } of blocks) {
    if (type === "input" && !optional && values[id].length === 0) {
      errors[id] = "Please complete this required field.";
    }
  }
  return errors;
}
