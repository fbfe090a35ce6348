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

const post = (path, body) =>
  fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).then(read);

export const workspace = () => get("/sandbox/workspace");

export const inChannel = (channel) => get(`/sandbox/messages?channel=${encodeURIComponent(channel)}`);

export const ofUser = (user) => get(`/sandbox/messages?user=${encodeURIComponent(user)}`);

export const click = (user, channel, ts, actionId) =>
  post("/sandbox/click", { user, channel, ts, action_id: actionId });

/** Calls back at once and whenever anything has changed; the browser connects again by itself. */
export function follow(changed) {
  const stream = new EventSource("/sandbox/stream");
  stream.addEventListener("change", changed);
  return stream;
}
