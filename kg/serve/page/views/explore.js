// Meetings by any filter, over time, on the map, as a network and as a list. Each of them filters the others.
import { address, get } from "../api.js";
import { count, counted, fill, h, own } from "../dom.js";
import { thingLink } from "../links.js";
import { meetingList, pager, toPage } from "../meetings.js";
import { combobox } from "../search.js";

const LISTS = ["who", "status", "kind", "expand"];
const SINGLE = ["topic", "place", "country", "since", "until", "first", "last", "show", "page", "node", "limit"];
const FILTERS = ["who", "topic", "place", "country", "status", "kind", "since", "until"];
const NAMED = ["who", "topic", "place"];
// With so much room the map and the network stand beside each other.
const WIDE = "(min-width: 100rem)";
const MOST = 300;
const canvases = {};
const view = {}; // what of the map is shown stays when a filter changes

export async function show({ main, parameters, signal, go, say }) {
  const state = stateOf(parameters);
  const filter = only(state, FILTERS);
  const waiting = (text) => {
    if (!main.firstChild) fill(main, h("p", { class: "quiet", role: "status" }, `${text} …`));
  };
  const isWide = matchMedia(WIDE).matches;
  const shown = isWide ? ["map", "network"] : [state.show === "network" ? "network" : "map"];
  readAhead(shown);
  const [about, counts, listed, names] = await Promise.all([
    get("about", {}, { signal, waiting }),
    get("counts", { ...filter, first: state.first, last: state.last }, { signal }),
    get("meetings", { ...filter, page: state.page ?? 1 }, { signal }),
    namesOf(state, signal),
  ]);
  const change = (more) => go(address("/", { ...state, page: null, ...more }), { stays: true });
  const timeline = canvas("timeline", "chart timeline");
  const pictures = Object.fromEntries(shown.map((name) => [name, canvas(name, "chart picture")]));
  const heading = `${counted(counts.total, "meeting")}`;
  fill(
    main,
    h("h1", { class: "unseen" }, "Explore meetings"),
    h(
      "div",
      { class: "explore" },
      h("aside", { "aria-label": "Filters" }, filters(state, counts, about, change)),
      h(
        "div",
        null,
        h("p", { class: "summary" }, h("strong", null, heading), chips(state, names, change), notes(counts)),
        h("section", { "aria-label": "Over time" }, timeline, zoom(state, counts, change)),
        h(
          "section",
          { "aria-label": "Where and who" },
          !isWide && tabs(shown[0], state, change),
          h("div", { class: "pictures" }, Object.values(pictures)),
          pictures.map && slider(state, counts, change),
          pictures.network && h("div", { id: "beside" }),
        ),
        h("section", { "aria-labelledby": "list" }, h("h2", { id: "list" }, "The meetings"), meetingList(listed.meetings), pager(listed, (page) => toPage(state, page))),
      ),
    ),
  );
  say(heading);
  const timelineDrawn = drawBars(timeline, counts, state, change);
  await Promise.all([
    timelineDrawn,
    pictures.map && map(pictures.map, counts, state, change),
    pictures.network && network(pictures.network, state, filter, signal, change),
  ]);
  return null;
}

// While the server counts, the browser reads what draws; who draws is told of what goes wrong.
function readAhead(shown) {
  import("../charts/timeline.js").catch(() => {});
  for (const name of shown) import(name === "map" ? "../charts/map.js" : "../charts/graph.js").catch(() => {});
}

// What was drawn is changed by the next filter, rather than drawn anew.
function canvas(name, classes) {
  if (!canvases[name]?.isConnected) canvases[name] = h("div", { class: classes });
  return canvases[name];
}

function stateOf(parameters) {
  const lists = LISTS.map((name) => [name, parameters.getAll(name)]);
  return Object.fromEntries([...lists, ...SINGLE.map((name) => [name, parameters.get(name)])]);
}

const only = (state, names) => Object.fromEntries(names.map((name) => [name, state[name]]));

async function namesOf(state, signal) {
  const ids = NAMED.flatMap((name) => state[name] ?? []);
  const known = ids.length ? await get("names", { id: ids }, { signal }) : {};
  return new Map(ids.map((id) => [id, known[id]?.name ?? id]));
}

async function drawBars(into, counts, state, change) {
  if (!counts.bars.starts.length) return into.replaceWith(h("p", { class: "quiet" }, "No meeting has a known day."));
  const { drawTimeline } = await import("../charts/timeline.js");
  drawTimeline(into, counts.bars, { chosen: only(state, ["since", "until"]), choose: change });
}

async function map(into, counts, state, change) {
  const { drawMap } = await import("../charts/map.js");
  await drawMap(into, counts.points, { chosen: state.place, view, choose: ({ id }) => change({ place: id === state.place ? null : id }) });
}

async function network(into, state, filter, signal, change) {
  const found = await get("network", { ...filter, keep: [...state.who, ...state.expand], limit: state.limit }, { signal });
  const more = await Promise.all(state.expand.map((id) => get("network", { ...filter, who: [id], limit: 40 }, { signal })));
  const whole = joined(found, more);
  const { drawGraph } = await import("../charts/graph.js");
  drawGraph(into, whole, { chosen: state.node, choose: ({ id }) => change({ node: id, page: state.page }) });
  document.getElementById("beside").replaceChildren(...beside(whole, found, state, change));
}

/** Join networks: what several have is there once, with the larger numbers. */
function joined(found, more) {
  const nodes = new Map();
  const links = new Map();
  for (const one of [found, ...more]) {
    for (const node of one.nodes) if (!(nodes.get(node.id)?.meetings >= node.meetings)) nodes.set(node.id, node);
    for (const link of one.links) {
      const key = `${link.source} ${link.target}`;
      if (!(links.get(key)?.meetings >= link.meetings)) links.set(key, link);
    }
  }
  return { nodes: [...nodes.values()].sort((a, b) => b.meetings - a.meetings), links: [...links.values()] };
}

// The network again, for those who read rather than look.
function beside({ nodes, links }, { more, read, total }, state, change) {
  const node = nodes.find(({ id }) => id === state.node);
  const met = node ? links.filter(({ source, target }) => source === node.id || target === node.id) : [];
  const by = new Map(nodes.map((one) => [one.id, one]));
  const left = [more && `${count(more)} with fewer meetings are left out`, total > read && `made of the ${count(read)} most recent of ${count(total)} meetings`].filter(Boolean).join("; ");
  return [
    left && h("p", { class: "actions" }, h("span", { class: "quiet" }, left), more > 0 && !state.limit && button(`Show up to ${MOST}`, () => change({ limit: MOST, page: state.page }))),
    node &&
      h(
        "section",
        { class: "card", "aria-label": "The chosen one" },
        h("h3", null, thingLink(node)),
        h("p", null, `${counted(node.meetings, "meeting")} here, with ${counted(met.length, "other")}`),
        h("p", { class: "actions" }, button("Expand", () => change({ expand: [...new Set([...state.expand, node.id])], page: state.page }), state.expand.includes(node.id)), button("Only their meetings", () => change({ who: [...new Set([...state.who, node.id])], node: null }), state.who.includes(node.id))),
        h("ul", { class: "chips" }, met.toSorted((a, b) => b.meetings - a.meetings).slice(0, 30).map((link) => h("li", null, thingLink(by.get(link.source === node.id ? link.target : link.source)), ` ${link.meetings}`))),
      ),
    h("details", null, h("summary", null, `All ${nodes.length} as a list`), h("ul", { class: "chips" }, nodes.map((one) => h("li", null, h("a", { href: address("/", { ...state, node: one.id }) }, own(one.name)), ` ${one.meetings}`)))),
  ].filter(Boolean);
}

const button = (text, click, disabled = false) => h("button", { type: "button", disabled, on: { click } }, text);

function tabs(shown, state, change) {
  return h("div", { class: "tabs", role: "group", "aria-label": "What is drawn" }, [["map", "Map"], ["network", "Network"]].map(([name, said]) => h("button", { id: `show-${name}`, type: "button", "aria-pressed": String(name === shown), on: { click: () => change({ show: name === "map" ? null : name, page: state.page }) } }, said)));
}

function notes({ possibly, left_out, off_map }) {
  const said = [possibly && `${count(possibly)} only perhaps in these days`, left_out && `${count(left_out)} more without a known day`, off_map && `${count(off_map)} at no place on the map`].filter(Boolean);
  return said.length > 0 && h("span", { class: "quiet" }, ` ${said.join("; ")}`);
}

function chips(state, names, change) {
  const found = [];
  const chip = (text, without) => found.push(h("li", null, own(text), button("×", () => change(without))));
  for (const id of state.who) chip(names.get(id), { who: state.who.filter((one) => one !== id) });
  if (state.place) chip(`in ${names.get(state.place)}`, { place: null });
  if (state.topic) chip(`about ${names.get(state.topic)}`, { topic: null });
  if (state.country) chip(`in ${state.country}`, { country: null });
  if (state.since || state.until) chip(`${state.since ?? "…"} to ${state.until ?? "…"}`, { since: null, until: null });
  for (const li of found) li.querySelector("button").setAttribute("aria-label", `Remove: ${li.firstChild.textContent}`);
  return found.length > 0 && h("ul", { class: "chips" }, found);
}

function filters(state, counts, about, change) {
  const who = h("div");
  combobox(who, { label: "Who took part, where, or about what", placeholder: "Name a person, state, place …", choose: ({ hit }) => hit && change(narrowed(state, hit)) });
  return [
    h("div", { class: "field" }, h("p", { class: "legend" }, "Who, where, what about"), who),
    h("fieldset", null, h("legend", null, "Time"), day("since", "From", state, change), day("until", "To", state, change)),
    boxes("Status", "status", state, counts.statuses, change),
    boxes("Kind", "kind", state, counts.kinds, change),
    h("p", { class: "quiet" }, `${count(about.meetings)} meetings in all`, about.first && `, ${about.first.slice(0, 4)} to ${about.last.slice(0, 4)}`),
  ];
}

function narrowed(state, { id, label }) {
  if (label === "Place") return { place: id };
  if (label === "Topic") return { topic: id };
  return { who: [...new Set([...state.who, id])] };
}

function day(name, said, state, change) {
  const input = h("input", { id: name, type: "text", inputmode: "numeric", value: state[name] ?? "", placeholder: "1961-06", pattern: "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?", title: "YYYY, YYYY-MM or YYYY-MM-DD", on: { change: ({ target }) => target.reportValidity() && change({ [name]: target.value || null }) } });
  return h("label", null, said, input);
}

function boxes(said, name, state, numbers, change) {
  const words = [...new Set([...Object.keys(numbers), ...state[name]])];
  const toggle = (word) => change({ [name]: state[name].includes(word) ? state[name].filter((one) => one !== word) : [...state[name], word] });
  return h("fieldset", null, h("legend", null, said), words.map((word) => h("label", { class: "check" }, h("input", { id: `${name}-${word}`, type: "checkbox", checked: state[name].includes(word), on: { change: () => toggle(word) } }), h("span", null, word), h("span", { class: "quiet tally" }, count(numbers[word] ?? 0)))));
}

function zoom(state, { bars }, change) {
  const { since, until } = state;
  const left = bars.unplaced > 0 && h("span", { class: "quiet" }, `${counted(bars.unplaced, "meeting")} known less exactly than by ${bars.unit}`);
  return h("p", { class: "actions" }, h("span", { class: "quiet" }, "Drag over the bars to choose days."), (since || until) && button("Zoom in on these", () => change({ first: since, last: until })), (state.first || state.last) && button("The whole time", () => change({ first: null, last: null })), left);
}

// One bar after the other: the map through the years.
function slider(state, { bars }, change) {
  const { starts, unit } = bars;
  if (starts.length < 2) return null;
  const at = starts.indexOf(state.since);
  const said = h("output", null, at >= 0 && state.since === state.until ? state.since : "all");
  return h(
    "label",
    { class: "slider" },
    `One ${unit} on the map: `,
    h("input", {
      id: "slider", type: "range", min: "-1", max: String(starts.length - 1), value: String(at >= 0 && state.since === state.until ? at : -1),
      on: {
        input: ({ target }) => { said.textContent = starts[target.value] ?? "all"; },
        change: ({ target }) => change(Number(target.value) < 0 ? { since: null, until: null } : { since: starts[target.value], until: starts[target.value] }),
      },
    }),
    said,
  );
}
