// A question in English: the answer in a sentence, then what it is made of, and the query that was run.
import { address, get } from "../api.js";
import { counted, fill, h, own } from "../dom.js";
import { thingLink } from "../links.js";
import { meetingList, pager, quotation } from "../meetings.js";

const SHOWN = 3;
const HIDDEN = new Set(["sources", "id", "post", "ids"]);

export async function show({ main, parameters, signal }) {
  const [text, page] = [parameters.get("text") ?? "", Number(parameters.get("page") ?? 1)];
  if (!text.trim()) {
    fill(main, h("h1", null, "Ask a question"), examples(await get("examples", {}, { signal })));
    return "Ask a question";
  }
  const told = await get("ask", { text, page }, { signal });
  // A name alone is no question, but something to be found.
  const [{ hits }, known] = told.is_understood ? [{ hits: [] }, []] : await Promise.all([get("search", { text }, { signal }), get("examples", {}, { signal })]);
  fill(
    main,
    h("header", { class: "title" }, h("p", { class: "kicker" }, own(text)), h("h1", { class: "answer" }, own(told.answer))),
    !told.is_understood && meant(hits),
    examples(known),
    told.who.length > 0 && h("section", { "aria-labelledby": "who" }, h("h2", { id: "who" }, "Who"), h("ul", { class: "chips" }, told.who.slice(0, 40).map((one) => h("li", null, named(one), one.meetings && h("span", { class: "quiet" }, ` ${one.meetings}`))))),
    told.meetings.length > 0 && !told.rows.length && h("section", { "aria-label": "Meetings" }, meetingList(told.meetings)),
    told.rows.length > 0 && h("section", { class: "scroll", "aria-label": "Rows", tabindex: "0" }, table(told.rows)),
    told.rows.length > 0 && told.meetings.length > 0 && h("section", { "aria-labelledby": "beneath" }, h("h2", { id: "beneath" }, "Made of meetings, of which the last are"), meetingList(told.meetings)),
    told.total && pager(told, (number) => address("/ask", { text, page: number > 1 ? number : null })),
    told.query && h("details", { class: "query" }, h("summary", null, "The query that was run"), h("pre", { tabindex: "0" }, told.query), h("pre", { tabindex: "0" }, JSON.stringify(told.parameters, null, 2))),
  );
  return text;
}

const named = (one) => (one.id ? thingLink(one) : own(one.name));

function meant(hits) {
  return hits.length > 0 && h("section", { "aria-labelledby": "meant" }, h("h2", { id: "meant" }, "By this name"), h("ul", { class: "chips" }, hits.map((one) => h("li", null, thingLink(one)))));
}

function examples(known) {
  return known.length > 0 && h("section", null, h("h2", null, "For instance"), h("ul", null, known.map((text) => h("li", null, h("a", { href: address("/ask", { text }) }, text)))));
}

// Who says so, a few of them.
function evidence({ sources }) {
  const shown = (sources ?? []).slice(0, SHOWN);
  if (!shown.length) return null;
  const more = sources.length - shown.length;
  return h("details", null, h("summary", null, counted(sources.length, "source")), shown.map((one) => quotation({ ...one, attribution: one.title ?? one.publisher ?? one.document })), more > 0 && h("p", { class: "quiet" }, `and ${more} more`));
}

function table(rows) {
  const columns = Object.keys(rows[0]).filter((name) => !HIDDEN.has(name) && rows.some((row) => row[name] !== null && typeof row[name] !== "object"));
  const hasSources = rows.some(({ sources }) => sources?.length);
  return h(
    "table",
    null,
    h("thead", null, h("tr", null, columns.map((name) => h("th", { scope: "col" }, name.replaceAll("_", " "))), hasSources && h("th", { scope: "col" }, "according to"))),
    h("tbody", null, rows.map((row) => h("tr", null, columns.map((name) => h("td", null, name === "name" && row.id ? thingLink(row) : own(row[name] === null ? "" : String(row[name])))), hasSources && h("td", null, evidence(row))))),
  );
}
