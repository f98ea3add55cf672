// Meetings by any filter, over time, on the map, as a network and as a list. Each of them filters the others.
import { address, get } from "../api.js";
import { button, count, counted, fill, h, later, own } from "../dom.js";
import { meetingList, pager, toPage } from "../meetings.js";
import { chips, filters } from "./filters.js";
import { network } from "./network.js";

const LISTS = ["who", "status", "kind", "expand"];
const SINGLE = ["topic", "place", "country", "since", "until", "first", "last", "show", "page", "node", "limit", "map"];
const FILTERS = ["who", "topic", "place", "country", "status", "kind", "since", "until"];
const NAMED = ["who", "topic", "place"];
// With so much room the map and the network stand beside each other.
const WIDE = "(min-width: 100rem)";
const canvases = {};

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
  if (!about.meetings) return nothingYet(main, about);
  const to = (more) => address("/", { ...state, page: null, ...more });
  const change = (more, how = {}) => go(to(more), { stays: true, ...how });
  const timeline = canvas("timeline", "chart timeline");
  const pictures = Object.fromEntries(shown.map((name) => [name, canvas(name, `chart picture ${name}`)]));
  const heading = counted(counts.total, "meeting");
  const chosen = chips(state, names, change);
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
        h("p", { class: "summary", "data-rest": true }, h("strong", null, heading), chosen.list, notes(counts)),
        h("section", { "aria-label": "Over time" }, timeline, zoom(state, counts, change), barsAsTable(counts, to)),
        h(
          "section",
          { "aria-label": "Where and who" },
          !isWide && tabs(shown[0], state, change),
          h("div", { class: "pictures" }, Object.values(pictures)),
          pictures.map && [h("p", { class: "actions", id: "closer" }), slider(state, counts, change), placesAsList(counts, to)],
          pictures.network && h("div", { id: "beside" }),
        ),
        h("section", { "aria-labelledby": "list" }, h("h2", { id: "list" }, "The meetings"), meetingList(listed.meetings), pager(listed, (page) => toPage(state, page))),
      ),
    ),
  );
  say(heading);
  await Promise.all([
    drawBars(timeline, counts, state, change),
    pictures.map && map(pictures.map, counts, state, change),
    pictures.network && network(pictures.network, document.getElementById("beside"), { state, filter, signal, to, change }),
  ]);
  return chosen.said;
}

function nothingYet(main, about) {
  fill(main, h("h1", null, "Nothing is here yet"), h("p", null, `No meetings are in ${about.store}. Load articles or records into it with `, h("code", null, "kg load"), "; this page shows them as soon as they are there."));
  return "Nothing is here yet";
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
  const [lon, lat, zoom] = (state.map ?? "").split(",").map(Number);
  const view = zoom >= 1 && Number.isFinite(lon + lat) ? { center: [lon, lat], zoom } : {};
  const shown = await drawMap(into, counts.points, { chosen: state.place, view, look, choose: ({ id }) => change({ place: id === state.place ? null : id }) });
  const more = counts.more_places > 0 && h("span", { class: "quiet" }, `${counted(counts.more_places, "place")} with fewer meetings not drawn`);
  fill(document.getElementById("closer"), button("map-closer", "Closer", shown.closer), button("map-farther", "Farther", shown.farther), button("map-whole", "The whole map", shown.whole), more);

  // What of the map is seen is in the address, and so in all that leads from here to here.
  function look({ center, zoom }) {
    state.map = [center[0].toFixed(2), center[1].toFixed(2), zoom.toFixed(2)].join();
    for (const link of document.querySelectorAll('main a[href^="/?"]')) link.href = withMap(link.href, state.map);
    history.replaceState(history.state, "", withMap(location.href, state.map));
  }
}

function withMap(href, map) {
  const found = new URL(href);
  found.searchParams.set("map", map);
  return found.href;
}

function tabs(shown, state, change) {
  return h("div", { class: "tabs", role: "group", "aria-label": "What is drawn" }, [["map", "Map"], ["network", "Network"]].map(([name, said]) => h("button", { id: `show-${name}`, type: "button", "aria-pressed": String(name === shown), on: { click: () => change({ show: name === "map" ? null : name, page: state.page }) } }, said)));
}

function notes({ possibly, left_out, off_map, not_drawn }) {
  const said = [not_drawn && `${count(not_drawn)} that came to nothing are listed, but not on the map or in the network`, possibly && `${count(possibly)} only perhaps in these days`, left_out && `${count(left_out)} more without a known day`, off_map && `${count(off_map)} at no place on the map`].filter(Boolean);
  return said.length > 0 && h("span", { class: "quiet" }, ` ${said.join("; ")}`);
}

function zoom(state, { bars }, change) {
  const { since, until } = state;
  const left = bars.unplaced > 0 && h("span", { class: "quiet" }, `${counted(bars.unplaced, "meeting")} known less exactly than by ${bars.unit}`);
  return h("p", { class: "actions" }, h("span", { class: "quiet" }, "Drag over the bars to choose days."), (since || until) && button("zoom-in", "Zoom in on these", () => change({ first: since, last: until })), (state.first || state.last) && button("zoom-out", "The whole time", () => change({ first: null, last: null })), left);
}

// The charts again, for those who read rather than look.
function barsAsTable({ bars }, to) {
  const columns = [["held", "held"], ["planned", "planned or proposed"], ["came_to_nothing", "cancelled, postponed or denied"], ["unknown", "unknown"]].filter(([name]) => bars[name].some(Boolean));
  const row = (start, at) => h("tr", null, h("td", null, h("a", { href: to({ since: start, until: start }), "data-stays": true }, start)), columns.map(([name]) => h("td", { class: "number" }, count(bars[name][at]))));
  return later("As a table", () =>
    h("table", null, h("thead", null, h("tr", null, h("th", { scope: "col" }, bars.unit), columns.map(([, said]) => h("th", { scope: "col" }, said)))), h("tbody", null, bars.starts.map((start, at) => columns.some(([name]) => bars[name][at]) && row(start, at)))),
  );
}

function placesAsList({ points, more_places: more }, to) {
  return later(`${more ? "The first" : "All"} ${counted(points.length, "place")} as a list`, () =>
    h("ul", { class: "chips" }, points.map((one) => h("li", null, h("a", { href: to({ place: one.id }), "data-stays": true }, own(one.name)), ` ${count(one.meetings)}`))),
  );
}

// One bar after the other: the map through the years.
function slider(state, { bars }, change) {
  const { starts, unit } = bars;
  if (starts.length < 2) return null;
  const at = starts.indexOf(state.since);
  const isOne = at >= 0 && state.since === state.until;
  const said = h("output", null, isOne ? state.since : "all");
  return h(
    "label",
    { class: "slider" },
    `One ${unit} on the map: `,
    h("input", {
      id: "slider", type: "range", "aria-valuetext": said.textContent, min: "-1", max: String(starts.length - 1), value: String(isOne ? at : -1),
      on: {
        input: ({ target }) => { said.textContent = starts[target.value] ?? "all"; target.setAttribute("aria-valuetext", said.textContent); },
        change: ({ target }) => change(Number(target.value) < 0 ? { since: null, until: null } : { since: starts[target.value], until: starts[target.value] }, { replaces: true }),
      },
    }),
    said,
  );
}
