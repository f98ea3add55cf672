// Meetings in lists: what somebody wants to know at a glance, and the first sentence that says so.
import { address } from "./api.js";
import { count, counted, h, own } from "./dom.js";
import { series, status, thingLink, toDocument, toMeeting } from "./links.js";

const NAMED = 6;

/** An ordered list of meetings; `without` is who is left out of the names, since the page is about them. */
export function meetingList(meetings, { without } = {}) {
  return h("ol", { class: "meetings" }, meetings.map((one) => h("li", null, meetingCard(one, without))));
}

export function meetingCard(meeting, without) {
  const others = meeting.participants.filter(({ id }) => id !== without);
  const [source] = meeting.sources;
  return h(
    "article",
    { class: `meeting ${meeting.status}` },
    h(
      "p",
      { class: "when" },
      h("a", { href: toMeeting(meeting.id) }, h("time", null, meeting.when)),
      meeting.where && h("span", { class: "where" }, " · ", own(meeting.where)),
      " ",
      status(meeting.status),
      meeting.disagree && h("span", { class: "flag" }, "sources disagree"),
      meeting.possibly && h("span", { class: "flag quiet" }, "perhaps in these days"),
    ),
    h("p", { class: "who" }, names(others.length ? others : meeting.participants)),
    meeting.topics.length > 0 && h("p", { class: "about" }, `About ${meeting.topics.slice(0, 4).join(", ")}`),
    source && quotation(source),
    meeting.sources.length > 1 && h("p", { class: "more" }, h("a", { href: toMeeting(meeting.id) }, `${counted(meeting.sources.length, "source")} in all`)),
  );
}

function names(participants) {
  const shown = participants
    .slice(0, NAMED)
    .map((one) => h("span", null, thingLink(one), one.capacity && h("span", { class: "capacity" }, ` (${one.capacity})`)));
  const more = participants.length - shown.length;
  return series(more > 0 ? [...shown, `${more} more`] : shown);
}

/** A sentence with who says it, which leads to its place in the text. */
export function quotation(source) {
  const where = source.document ? h("a", { href: toDocument(source.document, source.report) }, own(source.attribution)) : own(source.attribution);
  if (!source.quote) return h("p", { class: "source" }, where);
  return h("blockquote", null, h("p", { dir: "auto" }, `“${source.quote.trim()}”`), h("footer", null, "— ", where));
}

/** Links to the pages of a long list; `to` gives the address of one. */
export function pager({ page, size, total }, to) {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  const from = (page - 1) * size + 1;
  const said = from > total ? "nothing here" : `${count(from)} to ${count(Math.min(page * size, total))} of ${count(total)}`;
  return h(
    "nav",
    { class: "pager", "aria-label": "Pages of this list" },
    page > 1 && h("a", { href: to(page - 1), rel: "prev" }, "← Newer"),
    h("span", null, said),
    page < last && h("a", { href: to(page + 1), rel: "next" }, "Older →"),
  );
}

/** The address of a page of the list whose heading has the id `list`: reading goes on there. */
export const toPage = (state, page) => `${address(location.pathname, { ...state, page: page > 1 ? page : null })}#list`;
