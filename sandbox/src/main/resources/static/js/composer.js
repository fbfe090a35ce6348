// Where commands are typed, with what can be typed.

const COMMANDS = [
  ["/slipway status", "[PROJECT]", "what runs where, and what is under way"],
  ["/slipway releases", "", "the open releases, and those that ended last"],
  ["/slipway rollback", "PROJECT ENVIRONMENT [RELEASE]", "back to what was live before"],
  ["/slipway delegate", "@user until DATE", "hand your votes over for a time"],
  ["/slipway delegate off", "", "take your votes back"],
  ["/slipway approve", "RELEASE [reason]", "the same as the button"],
  ["/slipway reject", "RELEASE [reason]", "the same as the button"],
  ["/slipway deploy", "RELEASE", "the same as the button"],
  ["/slipway close", "RELEASE [reason]", "the same as the button"],
  ["/slipway who", "PROJECT", "who may decide what"],
  ["/slipway help", "", "what can be typed"],
];

const $ = (id) => document.getElementById(id);

let chosen = -1;

/** @param type called with what was typed; resolves to whether it was taken */
export function mount(type) {
  const text = $("text");
  text.addEventListener("input", suggest);
  text.addEventListener("keydown", steer);
  text.addEventListener("blur", () => setTimeout(hide, 150));
  $("composer").addEventListener("submit", async (event) => {
    event.preventDefault();
    hide();
    const typed = text.value.trim();
    if (typed && (await type(typed))) {
      text.value = "";
    }
  });
}

/** Puts a command there; what it leaves to say is selected, so that typing replaces it. */
export function prepare(command) {
  const text = $("text");
  text.value = command;
  text.focus();
  const blank = / [A-Z]{2,}.*$/.exec(command);
  if (blank) {
    text.setSelectionRange(blank.index + 1, command.length);
  }
}

function fitting() {
  const typed = $("text").value.toLowerCase();
  return typed.startsWith("/")
    ? COMMANDS.filter(([command]) => command.startsWith(typed.trimEnd()))
    : [];
}

function suggest() {
  const found = fitting();
  chosen = found.length > 0 ? 0 : -1;
  $("suggestions").replaceChildren(...found.map(option));
  $("suggestions").hidden = found.length === 0;
  $("text").setAttribute("aria-expanded", String(found.length > 0));
  mark();
}

function option([command, usage, words], index) {
  const item = document.createElement("li");
  item.id = `suggestion-${index}`;
  item.role = "option";
  const name = document.createElement("strong");
  name.textContent = command;
  const what = document.createElement("span");
  what.textContent = words;
  item.append(name, ` ${usage} `, what);
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(command);
  });
  return item;
}

function mark() {
  [...$("suggestions").children].forEach((item, index) => {
    item.setAttribute("aria-selected", String(index === chosen));
  });
  $("text").setAttribute("aria-activedescendant", chosen < 0 ? "" : `suggestion-${chosen}`);
}

function steer(event) {
  const count = $("suggestions").hidden ? 0 : $("suggestions").children.length;
  if (count === 0) {
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    mark();
  } else if (event.key === "Tab" && chosen >= 0) {
    event.preventDefault();
    take(fitting()[chosen][0]);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    hide();
  }
}

function take(command) {
  $("text").value = command + " ";
  $("text").focus();
  hide();
}

function hide() {
  $("suggestions").hidden = true;
  $("text").setAttribute("aria-expanded", "false");
}
