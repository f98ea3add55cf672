// A person, organization, place or topic: posts, counterparts, places, and all meetings.
import { address, get } from "../api.js";
import { counted, fill, h, own } from "../dom.js";
import { thingLink } from "../links.js";
import { meetingList, pager, quotation, toPage } from "../meetings.js";

const SHOWN = 12;
const FILTERS = { Person: "who", Organization: "who", Place: "place", Topic: "topic" };
const SITES = { wikidata: "Wikidata", geonames: "GeoNames" };

export async function show({ main, parameters, signal, go }) {
  const [asked, page] = [parameters.get("id") ?? "", Number(parameters.get("page") ?? 1)];
  const thing = await get("thing", { id: asked }, { signal });
  const filter = { [FILTERS[thing.label]]: thing.id };
  const isActor = FILTERS[thing.label] === "who";
  const [counts, listed, network] = await Promise.all([
    get("counts", filter, { signal }),
    get("meetings", { ...filter, page }, { signal }),
    get("network", { ...filter, status: "held", limit: 60 }, { signal }),
  ]);
  const timeline = h("div", { class: "chart timeline" });
  fill(
    main,
    h(
      "header",
      { class: "title" },
      h("p", { class: "kicker" }, kicker(thing)),
      h("h1", null, own(thing.name)),
      thing.aliases.length > 0 && h("p", { class: "quiet" }, "Also ", thing.aliases.slice(0, 8).flatMap((one, at) => [at ? ", " : "", own(one)])),
      h("p", { class: "actions" }, actions(thing, filter, isActor)),
    ),
    h(
      "div",
      { class: "columns" },
      h(
        "section",
        { "aria-labelledby": "list" },
        h("h2", { id: "list" }, counted(counts.total, "meeting")),
        timeline,
        listed.total ? meetingList(listed.meetings, { without: thing.id }) : h("p", null, "No meeting is known."),
        pager(listed, (number) => toPage({ id: thing.id }, number)),
      ),
      h("aside", null, posts(thing), members(thing), counterparts(network, thing, isActor), places(counts, thing), references(thing)),
    ),
  );
  if (counts.bars.starts.length) await draw(timeline, counts, (range) => go(address("/", { ...filter, ...range })));
  return thing.name;
}

async function draw(into, counts, choose) {
  const { drawTimeline } = await import("../charts/timeline.js");
  drawTimeline(into, counts.bars, { choose });
}

function kicker({ label, kind, country_name, unnamed }) {
  const what = kind && kind !== "other" ? kind.replaceAll("_", " ") : label.toLowerCase();
  return [unnamed ? "known by a post alone" : what, country_name].filter(Boolean).join(" · ");
}

function actions(thing, filter, isActor) {
  const found = [h("a", { href: address("/", filter) }, "Explore these meetings")];
  if (isActor) {
    found.push(h("a", { href: address("/compare", { a: thing.id }) }, "Compare with …"));
    found.push(h("a", { href: address("/path", { a: thing.id }) }, "Path to …"));
  }
  for (const [name, href] of Object.entries(thing.elsewhere))
    found.push(h("a", { href, rel: "noreferrer", target: "_blank" }, `${SITES[name] ?? name} ↗`));
  return found;
}

function aside(title, entries, more) {
  if (!entries.length) return null;
  const hidden = entries.slice(SHOWN);
  return h(
    "section",
    null,
    h("h2", null, title),
    h("ul", { class: "plain" }, entries.slice(0, SHOWN)),
    hidden.length > 0 && h("details", null, h("summary", null, `${hidden.length} more`), h("ul", { class: "plain" }, hidden)),
    more,
  );
}

function posts({ posts }) {
  return aside(
    "Posts",
    posts.map((post) =>
      h(
        "li",
        null,
        own(post.capacity),
        post.term && h("span", { class: "quiet block" }, post.term),
        post.told > 0 && h("details", { class: "quiet" }, h("summary", null, counted(post.told, "source")), post.sources.map(quotation), post.told > post.sources.length && h("p", null, `and ${counted(post.told - post.sources.length, "other")}`)),
      ),
    ),
  );
}

function members({ members }) {
  return aside(
    "Who spoke for it",
    members.map((post) => h("li", null, thingLink({ id: post.person, name: post.name }), h("span", { class: "quiet block" }, [post.role, post.term].filter(Boolean).join(", ")))),
  );
}

function counterparts({ nodes, links, read, total }, thing, isActor) {
  const by = new Map(nodes.map((node) => [node.id, node]));
  const met = isActor
    ? links
        .filter(({ source, target }) => source === thing.id || target === thing.id)
        .map((link) => ({ ...by.get(link.source === thing.id ? link.target : link.source), meetings: link.meetings }))
    : nodes;
  const note = total > read && h("p", { class: "quiet" }, `Of the ${counted(read, "most recent meeting")}.`);
  return aside(isActor ? "Met most" : "Who was there most", met.map((one) => h("li", { class: "ranked" }, thingLink(one), h("span", null, String(one.meetings)))), note);
}

function places({ points }, { label, id }) {
  if (label === "Place") return null; // the places beside it are those of all meetings
  const shown = points.filter((point) => point.id !== id);
  return aside("Where", shown.map((point) => h("li", { class: "ranked" }, thingLink(point), h("span", null, String(point.meetings)))));
}

function references({ references }) {
  return aside(
    "In reference data",
    references.map((one) => h("li", null, own(one.name), h("span", { class: "quiet block" }, (one.datasets ?? []).join(", ")))),
  );
}
