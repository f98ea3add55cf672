// An article as it was written, with the sentences that its reports are made of.
import { get } from "../api.js";
import { counted, fill, h, own } from "../dom.js";
import { toMeeting } from "../links.js";

export async function show({ main, parameters, signal }) {
  const article = await get("document", { id: parameters.get("id") ?? "" }, { signal });
  const wanted = parameters.get("report");
  const text = h("div", { class: "text", dir: "auto", lang: article.language }, paragraphs(article, wanted));
  const link = /^https?:/.test(article.url ?? "") && h("a", { href: article.url, rel: "noreferrer", target: "_blank" }, "Read it where it was published ↗");
  const meetings = new Map(article.passages.filter(({ meeting }) => meeting).map((one) => [one.meeting, one.label]));
  fill(
    main,
    h(
      "header",
      { class: "title" },
      h("p", { class: "kicker" }, [article.publisher, article.published].filter(Boolean).join(" · ")),
      h("h1", null, own(article.headline ?? article.id)),
      h("p", { class: "actions" }, link),
      article.is_excerpt && h("p", { class: "quiet" }, "An excerpt: only what reports quote is kept of it."),
    ),
    h(
      "div",
      { class: "columns" },
      h("section", { "aria-label": "Text" }, text),
      h(
        "aside",
        null,
        h("section", null, h("h2", null, `Tells of ${counted(meetings.size, "meeting")}`), h("ul", { class: "plain" }, [...meetings].map(([id, label]) => h("li", null, h("a", { href: toMeeting(id) }, own(label ?? id)))))),
      ),
    ),
  );
  const found = main.querySelector("mark.wanted");
  requestAnimationFrame(() => found?.scrollIntoView({ block: "center" }));
  return article.headline ?? "Document";
}

// Passages may lie within each other, so the text is cut wherever one begins or ends.
function paragraphs({ text, passages }, wanted) {
  const characters = Array.from(text); // offsets count code points
  const edges = new Set([0, characters.length]);
  for (const { start, end } of passages) edges.add(start).add(end);
  const cuts = [...edges].filter((at) => at >= 0 && at <= characters.length).sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, at) => ({ start: cuts[at], end }));
  const lines = [h("p", null)];
  for (const { start, end } of pieces) {
    const inside = passages.filter((one) => one.start <= start && one.end >= end);
    const parts = characters.slice(start, end).join("").split(/\n+/);
    parts.forEach((part, number) => {
      if (number) lines.push(h("p", null));
      if (part) lines.at(-1).append(inside.length ? marked(part, inside, wanted) : part);
    });
  }
  return lines.filter((one) => one.textContent.trim());
}

function marked(text, passages, wanted) {
  const chosen = passages.find(({ report }) => report === wanted);
  const [told] = chosen ? [chosen] : passages.filter(({ meeting }) => meeting);
  const content = told?.meeting ? h("a", { href: toMeeting(told.meeting), title: told.label }, text) : text;
  return h("mark", { class: chosen ? "wanted" : "" }, content);
}
