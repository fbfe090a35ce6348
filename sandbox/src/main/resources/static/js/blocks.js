// Block Kit as DOM nodes.

import { emoji, inline, link } from "./mrkdwn.js";

const make = (name, className, ...children) => {
  const node = document.createElement(name);
  node.className = className;
  node.append(...children);
  return node;
};

/**
 * @param context `names`: from an id to what people call it; `press`: called with an element's action id;
 *   `confirm`: asks with Slack's confirm object and resolves to whether to go on
 */
export const render = (blocks, context) => (blocks ?? []).map((block) => one(block, context));

function one(block, context) {
  switch (block.type) {
    case "header":
      return make("h3", "header", emoji(block.text.text));
    case "section":
      return section(block, context);
    case "context":
      return make("div", "context", ...block.elements.map((e) => small(e, context)));
    case "divider":
      return make("hr", "divider");
    case "actions":
      return make("div", "actions", ...block.elements.map((e) => action(e, context)));
    case "image":
      return image(block);
    case "rich_text":
      return make("div", "rich", ...block.elements.map((e) => rich(e, context)));
    default:
      return make("p", "unknown", `(a block of type ${block.type})`);
  }
}

export function text(object, context) {
  return object.type === "mrkdwn"
    ? make("span", "mrkdwn", ...inline(object.text, context.names))
    : make("span", "plain", emoji(object.text));
}

function section(block, context) {
  const body = make("div", "body");
  if (block.text) {
    body.append(text(block.text, context));
  }
  if (block.fields) {
    const fields = make("div", "fields", ...block.fields.map((f) => make("div", "field", text(f, context))));
    body.append(fields);
  }
  const node = make("div", "section", body);
  if (block.accessory) {
    node.append(make("div", "accessory", accessory(block.accessory, context)));
  }
  return node;
}

const accessory = (element, context) =>
  element.type === "image" ? image(element) : action(element, context);

const small = (element, context) =>
  element.type === "image" ? image(element) : text(element, context);

function image(block) {
  const node = make("img", "image");
  node.alt = block.alt_text ?? "";
  if (/^https?:/i.test(block.image_url ?? "")) {
    node.src = block.image_url;
    node.loading = "lazy";
  }
  return node;
}

function action(element, context) {
  const words = emoji(element.text?.text ?? element.placeholder?.text ?? element.action_id);
  if (element.url) {
    const anchor = link(element.url, words);
    if (anchor instanceof HTMLElement) {
      anchor.className = "button " + (element.style ?? "");
    }
    return anchor;
  }
  const button = make("button", "button " + (element.style ?? ""), words);
  button.type = "button";
  button.dataset.action = element.action_id;
  if (element.accessibility_label) {
    button.setAttribute("aria-label", element.accessibility_label);
  }
  button.addEventListener("click", async () => {
    if (!element.confirm || (await context.confirm(element.confirm))) {
      button.disabled = true;
      await context.press(element.action_id);
      button.disabled = false;
    }
  });
  return button;
}

function rich(element, context) {
  switch (element.type) {
    case "rich_text_section":
      return make("p", "", ...element.elements.map((e) => richInline(e, context)));
    case "rich_text_preformatted":
      return make("pre", "", ...element.elements.map((e) => richInline(e, context)));
    case "rich_text_quote":
      return make("blockquote", "", ...element.elements.map((e) => richInline(e, context)));
    case "rich_text_list":
      return make(
        element.style === "ordered" ? "ol" : "ul",
        "",
        ...element.elements.map((e) => make("li", "", rich(e, context))),
      );
    default:
      return make("p", "unknown", `(${element.type})`);
  }
}

function richInline(element, context) {
  switch (element.type) {
    case "link":
      return link(element.url, element.text ?? element.url);
    case "user":
      return make("span", "mention", "@" + context.names(element.user_id));
    case "channel":
      return make("span", "mention", "#" + context.names(element.channel_id));
    case "emoji":
      return emoji(`:${element.name}:`);
    default:
      return styled(element.text ?? "", element.style ?? {});
  }
}

function styled(words, style) {
  let node = document.createTextNode(words);
  for (const [key, name] of [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"]]) {
    if (style[key]) {
      node = make(name, "", node);
    }
  }
  return node;
}
