// What the page asks of the server.
const RETRY_SECONDS = 1;

/** Return the answer as JSON. While the graph is being opened, `waiting` is told so and it is asked again. */
export async function get(path, parameters = {}, { signal, waiting } = {}) {
  for (;;) {
    const response = await fetch(`/api/${path}?${query(parameters)}`, { signal, headers: { Accept: "application/json" } });
    const answer = await answerOf(response);
    if (response.ok) return answer;
    const pause = response.status === 503 && Number(response.headers.get("Retry-After"));
    if (!pause) throw new Error(answer.detail);
    waiting?.(answer.detail);
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause, RETRY_SECONDS) * 1000));
    signal?.throwIfAborted();
  }
}

/** Return parameters as they stand in an address: lists as repeated names, nothing for what is empty. */
export function query(parameters) {
  const found = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== "") found.append(name, one);
  return found;
}

/** Return the address of a view. */
export function address(path, parameters = {}) {
  const found = query(parameters).toString();
  return found ? `${path}?${found}` : path;
}

/** Send what somebody says, with the token that shows that our page did. */
export async function post(path, data, token) {
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": token };
  const response = await fetch(`/api/${path}`, { method: "POST", headers, body: data && JSON.stringify(data) });
  const answer = await answerOf(response);
  if (!response.ok) throw Object.assign(new Error(answer.detail), { status: response.status });
  return answer;
}

const answerOf = (response) => response.json().catch(() => ({ detail: "the server's answer can't be read" }));
