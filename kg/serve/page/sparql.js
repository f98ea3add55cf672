// The page for queries: the form, what it asks, and its state in the address, so that it can be shared.
import { ask, download, formatsOf, TooLarge } from "./endpoint.js";
import { show } from "./answer.js";

const byId = (id) => document.getElementById(id);
const [form, shipped, parameters, query, stop] = ["question", "shipped", "parameters", "query", "stop"].map(byId);
let queries = [];
let running = null;

async function start() {
  const response = await fetch("/sparql/queries");
  if (!response.ok) return say(await response.text(), true);
  queries = (await response.json()).sort((one, other) => one.title.localeCompare(other.title));
  shipped.append(...queries.map(({ name, title }) => new Option(title, name)));
  if (!(await restore(new URLSearchParams(location.search)))) busy(false);
}

// What the address says is asked at once; whether it said anything is returned.
async function restore(state) {
  const shared = state.has("query") || queries.some(({ name }) => name === state.get("name"));
  if (shared) {
    await choose(state.get("name"), state);
    query.value = state.get("query") ?? query.value;
    await run();
  } else {
    await choose(queries.find((one) => !one.parameters.length)?.name);
    byId("text").open = matchMedia("(min-width: 64rem)").matches;
  }
  return shared;
}

async function choose(name, given = new URLSearchParams()) {
  const chosen = queries.find((one) => one.name === name);
  shipped.value = chosen?.name ?? "";
  byId("description").textContent = chosen?.description ?? "";
  parameters.replaceChildren(...(chosen?.parameters ?? []).map((one) => field(one, given.get(one.name))));
  byId("text").open ||= !chosen;
  if (chosen) await fill();
}

function field({ name, type, optional, example, description }, given) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const hint = document.createElement("span");
  hint.className = "hint";
  hint.textContent = ` ${description}${optional ? " (may be left out)" : ""}`;
  input.name = name;
  input.type = { date: "date", int: "number" }[type] ?? "text";
  input.required = !optional;
  input.value = given ?? (optional ? "" : example);
  label.append(name, hint, input);
  return label;
}

// The text with the values in it is what runs, and what can be taken elsewhere.
async function fill() {
  const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const response = await fetch(`/sparql/queries/${shipped.value}?${values}`);
  const text = await response.text();
  if (response.ok) query.value = text;
  else say(text, true);
  return response.ok;
}

async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  const text = query.value;
  history.replaceState(null, "", `?${state(text)}`);
  byId("answer").hidden = byId("downloads").hidden = true;
  busy(true);
  const began = performance.now();
  say("Running …");
  try {
    const answer = await ask(text, mine.signal);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const said = show(answer, byId("answer"));
    offer(answer.isTable, text);
    say(`${said} in ${seconds} s`);
  } catch (problem) {
    if (running !== mine) return; // another query has taken its place
    say(mine.signal.aborted ? "Stopped." : problem.message, !mine.signal.aborted);
    if (problem instanceof TooLarge) offer(problem.isTable, text);
  } finally {
    if (running === mine) busy(false);
  }
}

function state(text) {
  if (!shipped.value) return new URLSearchParams({ query: text });
  return new URLSearchParams([["name", shipped.value], ...new FormData(form)]);
}

function offer(isTable, text) {
  const name = shipped.value || "answer";
  const buttons = formatsOf(isTable).map(({ label, mediaType, ending }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", async () => {
      button.disabled = true;
      await download(text, mediaType, `${name}.${ending}`).catch((problem) => say(problem.message, true));
      button.disabled = false;
    });
    return button;
  });
  byId("downloads").replaceChildren("Download", ...buttons);
  byId("downloads").hidden = false;
}

function busy(isBusy) {
  stop.disabled = !isBusy;
  byId("result").setAttribute("aria-busy", isBusy);
}

function say(text, isProblem = false) {
  byId("status").textContent = text.trim();
  byId("status").classList.toggle("problem", isProblem);
}

shipped.addEventListener("change", () => choose(shipped.value));
parameters.addEventListener("change", fill);
// Values belong to the shipped text: once that is changed, it is a query of one's own.
query.addEventListener("input", () => {
  shipped.value = "";
  byId("description").textContent = "";
  parameters.replaceChildren();
});
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
stop.addEventListener("click", () => running?.abort());
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  busy(true);
  if (!shipped.value || (await fill())) await run();
  else busy(false);
});
start().catch((problem) => say(problem.message, true));
