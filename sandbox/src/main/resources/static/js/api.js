// The sandbox's endpoints. Every function returns a promise; a refusal is an Error with words for people.

async function read(response) {
  const text = await response.text();
  if (response.ok) {
    return text && response.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : text;
  }
  let detail = text;
  try {
    detail = JSON.parse(text).detail ?? text;
  } catch {
    // Not a problem document: its own words will do.
  }
  throw new Error(detail || `The sandbox answered ${response.status}`);
}

const get = (path) => fetch(path).then(read);

const of = (path, name, value) => get(`${path}?${name}=${encodeURIComponent(value)}`);

const post = (path, body) =>
  fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).then(read);

export const workspace = () => get("/sandbox/workspace");

/** For each conversation of a person, and for each person, what is new and what waits. */
export const overview = (user) => of("/sandbox/overview", "user", user);

export const inChannel = (channel) => of("/sandbox/messages", "channel", channel);

export const ofUser = (user) => of("/sandbox/messages", "user", user);

export const views = (user) => of("/sandbox/views", "user", user);

/** Null before the app has published one. */
export const home = async (user) => (await of("/sandbox/home", "user", user)) || null;

/** Deactivates an account of the workspace, or activates it again. */
export const member = (user, deactivated) => post("/sandbox/members", { user, deactivated });

export const openHome = (user) => post("/sandbox/home", { user });

export const click = (user, channel, ts, actionId) =>
  post("/sandbox/click", { user, channel, ts, action_id: actionId });

export const command = (user, channel, text) => post("/sandbox/command", { user, channel, text });

export const submit = (user, view, values) =>
  post("/sandbox/submit", { user, view_id: view, values });

export const dismiss = (user, view) => post("/sandbox/dismiss", { user, view_id: view });

/** Calls back at once and whenever anything has changed; the browser connects again by itself. */
export function follow(changed) {
  const stream = new EventSource("/sandbox/stream");
  stream.addEventListener("change", changed);
  return stream;
}
