// Two people, organizations or states beside each other.
import { address, get } from "../api.js";
import { count, counted, fill, h, own } from "../dom.js";
import { thingLink } from "../links.js";
import { meetingList } from "../meetings.js";
import { pair } from "./pair.js";

export async function show(context) {
  const { main, signal } = context;
  const { a, b, form } = await pair(context, "/compare");
  if (!a || !b) {
    fill(main, h("h1", null, "Compare two"), form, h("p", { class: "quiet" }, "Choose two people, organizations or states: their meetings by year, whom both met, and when they met each other."));
    return "Compare two";
  }
  const told = await get("compare", { a: a.id, b: b.id }, { signal });
  const chart = h("div", { class: "chart tall" });
  fill(
    main,
    h("h1", null, own(a.name), " and ", own(b.name)),
    form,
    h("p", { class: "answer" }, meetingsOf([a, b], counted(told.totals.both, "held meeting")), " of both; ", meetingsOf([a], count(told.totals.a)), " of ", own(a.name), ", ", meetingsOf([b], count(told.totals.b)), " of ", own(b.name), "."),
    told.years.length > 0 && h("section", { "aria-labelledby": "years" }, h("h2", { id: "years" }, "By year"), chart, years(told, a, b)),
    h(
      "div",
      { class: "columns" },
      h("section", { "aria-labelledby": "last" }, h("h2", { id: "last" }, told.last.length ? "Their last meetings" : "They are not known to have met"), meetingList(told.last)),
      h("aside", null, h("section", { "aria-labelledby": "common" }, h("h2", { id: "common" }, "Both met"), common(told, a, b))),
    ),
  );
  if (told.years.length) {
    const { drawYears } = await import("../charts/years.js");
    drawYears(chart, told, [a.name, b.name]);
  }
  return `${a.name} and ${b.name}`;
}

function years(told, a, b) {
  const rows = told.years.map((year, at) => [year, told.a[at], told.b[at], told.both[at]]).filter(([, ...numbers]) => numbers.some(Boolean));
  return h(
    "details",
    null,
    h("summary", null, "As a table"),
    h("table", null, h("thead", null, h("tr", null, ["Year", a.name, b.name, "Both"].map((name) => h("th", { scope: "col" }, own(name))))), h("tbody", null, rows.map((row) => h("tr", null, row.map((value) => h("td", { class: "number" }, String(value))))))),
  );
}

const meetingsOf = (who, text) => h("a", { href: address("/", { who: who.map(({ id }) => id), status: "held" }), title: `Held meetings of ${who.map(({ name }) => name).join(" and ")}` }, text);

function common({ common: rows, read, totals }, a, b) {
  const parts = [["a", a], ["b", b]].filter(([side]) => read[side] < totals[side]).map(([side, { name }]) => `${count(read[side])} of the meetings of ${name}`);
  const note = parts.length > 0 && h("p", { class: "quiet" }, `Counted in ${parts.join(" and ")}.`);
  if (!rows.length) return [h("p", null, "Nobody is known to have met both."), note];
  const number = (side, row, meetings) => h("td", { class: "number" }, meetingsOf([side, row], count(meetings)));
  return [
    h(
      "table",
      null,
      h("thead", null, h("tr", null, ["Who", a.name, b.name].map((name) => h("th", { scope: "col" }, own(name))))),
      h("tbody", null, rows.map((row) => h("tr", null, h("td", null, thingLink(row)), number(a, row, row.a), number(b, row, row.b)))),
    ),
    note,
  ];
}
