// A meeting: who, where, when, what about, and every sentence that says so.
import { get } from "../api.js";
import { counted, fill, h, own } from "../dom.js";
import { status, thingLink } from "../links.js";
import { quotation } from "../meetings.js";

export async function show({ main, parameters, signal }) {
  const meeting = await get("meeting", { id: parameters.get("id") ?? "" }, { signal });
  const names = meeting.participants.map(({ name, id }) => name ?? id);
  const title = `${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`;
  fill(
    main,
    h(
      "header",
      { class: "title" },
      h("p", { class: "kicker" }, [meeting.when, meeting.where].filter(Boolean).join(" · ")),
      h("h1", null, own(title || "A meeting")),
      h("p", null, status(meeting.status), meeting.disagree && h("span", { class: "flag" }, "sources disagree")),
    ),
    h(
      "div",
      { class: "columns" },
      h(
        "section",
        { "aria-labelledby": "sources" },
        h("h2", { id: "sources" }, `According to ${counted(meeting.sources.length, "source")}`),
        meeting.sources.length
          ? h("ol", { class: "sources" }, meeting.sources.map(source))
          : h("p", null, "No sentence is kept."),
      ),
      h("aside", null, facts(meeting)),
    ),
  );
  return title;
}

function source(one) {
  return h("li", null, h("p", { class: "quiet" }, status(one.status), one.date_text && h("span", null, " · “", own(one.date_text), "”")), quotation(one));
}

function facts(meeting) {
  const rows = [
    ["Who", h("ul", { class: "plain" }, meeting.participants.map((one) => h("li", null, thingLink(one), one.capacity && h("span", { class: "quiet block" }, own(one.capacity)))))],
    ["When", [meeting.when, meeting.date && h("span", { class: "quiet block" }, `EDTF ${meeting.date}`)]],
    ["Where", meeting.where && own(meeting.where)],
    ["Venue", meeting.venue && own(meeting.venue)],
    ["What", [meeting.kind, meeting.format === "remote" && "remote"].filter(Boolean).join(", ")],
    ["About", meeting.topics.join(", ")],
  ];
  return h("dl", { class: "facts" }, rows.filter(([, value]) => value && (!Array.isArray(value) || value[0])).map(([name, value]) => [h("dt", null, name), h("dd", null, value)]));
}
