// Two that may be one: what is known of each, side by side, and a yes or a no.
import { get, post } from "../api.js";
import { counted, fill, h, own } from "../dom.js";
import { thingLink, toDocument, toMeeting } from "../links.js";

const ASKED_NO_MORE = 409;
const KEYS = { y: "yes", n: "no", s: "skip", u: "undo" };

export async function show({ main, signal, say }) {
  const { review } = await get("about", {}, { signal });
  if (!review) {
    fill(main, h("h1", null, "Review is off"), h("p", null, "Whoever runs this page starts it with ", h("code", null, "kg serve --review"), " to be asked here, or answers ", h("code", null, "kg review"), " on the command line."));
    return "Review is off";
  }
  const { asked, csrf_token: token } = await get("review", {}, { signal });
  draw(main, asked, token, signal, say);
  // Only where the focus is in the review, and a key that is held down is no second answer.
  main.addEventListener("keydown", (event) => press(event, main), { signal });
  return "Review";
}

function press(event, main) {
  const isTyping = event.repeat || event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey;
  if (!isTyping && KEYS[event.key]) main.querySelector(`button[data-said="${KEYS[event.key]}"]`)?.click();
}

function draw(main, { question, left }, token, signal, say) {
  if (!question) {
    fill(main, h("h1", null, "Nothing is left open"), h("p", null, "The rules leave nothing more for you to judge."), button("Undo the last answer", "undo"));
  } else {
    const isMeeting = question.doubt.label === "Meeting";
    fill(
      main,
      h("header", { class: "title" }, h("p", { class: "kicker" }, `${counted(left, "pair")} left`), h("h1", null, isMeeting ? "Is this one meeting?" : "Is this one person?"), h("p", { class: "quiet" }, question.doubt.why)),
      h("div", { class: "sides" }, side(question.left, isMeeting), question.doubt.label === "Reference" ? known(question.right) : side(question.right, isMeeting)),
      h("p", { class: "answers", role: "group", "aria-label": "Your answer" }, button("Yes, one", "yes", "y"), button("No, two", "no", "n"), button("Skip", "skip", "s"), button("Undo", "undo", "u")),
      h("p", { class: "problem", role: "alert" }),
    );
  }
  // Somebody else, or another window, has answered it.
  async function next(why) {
    const { asked } = await get("review", {}, { signal });
    draw(main, asked, token, signal, say);
    main.querySelector("[role=alert]")?.replaceChildren(`${why}: this is the next one`);
    main.focus({ preventScroll: true });
  }

  for (const one of main.querySelectorAll("button[data-said]"))
    one.addEventListener("click", () => answer(one.dataset.said));

  async function answer(said) {
    const buttons = [...main.querySelectorAll("button[data-said]")];
    buttons.forEach((one) => (one.disabled = true));
    try {
      const next = said === "undo" ? await post("review/undo", null, token) : await post("review", { evidence: question.doubt.evidence, said }, token);
      if (signal.aborted) return;
      draw(main, next, token, signal, say);
      main.focus({ preventScroll: true });
      say(next.question ? `${next.question.left.name} and ${next.question.right.name}` : "Nothing is left open");
    } catch (problem) {
      buttons.forEach((one) => (one.disabled = false));
      if (problem.status === ASKED_NO_MORE) return await next(problem.message);
      main.querySelector("[role=alert]")?.replaceChildren(problem.message);
    }
  }
}

const button = (text, said, key) => h("button", { type: "button", "data-said": said, "aria-keyshortcuts": key, class: said === "yes" ? "main" : null }, text, key && h("kbd", null, key));

function side(one, isMeeting) {
  const link = isMeeting ? h("a", { href: toMeeting(one.id) }, own(one.name)) : thingLink(one);
  return h(
    "section",
    { class: "card", "aria-label": one.name },
    h("h2", null, link),
    h("p", { class: "quiet" }, counted(one.told, isMeeting ? "report" : "mention")),
    h("ul", { class: "plain" }, one.posts.map((post) => h("li", null, post_(post)))),
    one.sources.map((source) => h("blockquote", null, h("p", { dir: "auto" }, `“${source.quote.trim()}”`), h("footer", null, "— ", h("a", { href: toDocument(source.document, source.report) }, own(source.headline ?? source.document)), source.date && `, ${source.date}`))),
  );
}

function known(one) {
  const rows = [["Born", one.born.join(", ")], ["Died", one.died.join(", ")], ["Also", one.names.slice(0, 8).join(", ")], ["In", one.datasets.join(", ")]];
  return h(
    "section",
    { class: "card", "aria-label": one.name },
    h("h2", null, own(one.name)),
    h("p", { class: "quiet" }, "Reference data"),
    h("ul", { class: "plain" }, one.posts.map((post) => h("li", null, post_(post)))),
    h("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([name, value]) => [h("dt", null, name), h("dd", null, own(value))])),
  );
}

function post_({ role, organization, attested_from, attested_to, since, until }) {
  const term = since || until ? `${since ?? "?"} – ${until ?? "now"}` : [...new Set([attested_from, attested_to].filter(Boolean))].join(" – ");
  return [own([role, organization].filter(Boolean).join(", ")), term && h("span", { class: "quiet block" }, term)];
}
