// The explorer: which view an address stands for, and how one leads to the next without loading the page anew.
import { get } from "./api.js";
import { h } from "./dom.js";
import { combobox } from "./search.js";

const VIEWS = {
  "/": () => import("./views/explore.js"),
  "/ask": () => import("./views/ask.js"),
  "/thing": () => import("./views/thing.js"),
  "/meeting": () => import("./views/meeting.js"),
  "/document": () => import("./views/document.js"),
  "/compare": () => import("./views/compare.js"),
  "/path": () => import("./views/path.js"),
  "/review": () => import("./views/review.js"),
};
const NAME = "Who met whom";
const main = document.getElementById("main");
let leaving = new AbortController();

/** Go to an address of the explorer. A view that only changes its own state `stays`: focus isn't moved. */
export function go(href, { stays = false } = {}) {
  history.pushState(null, "", href);
  return show({ stays });
}

async function show({ stays = false } = {}) {
  leaving.abort();
  const mine = (leaving = new AbortController());
  const parameters = new URLSearchParams(location.search);
  const focused = stays ? document.activeElement?.id : "";
  mark();
  main.setAttribute("aria-busy", "true");
  try {
    const view = await (VIEWS[location.pathname] ?? VIEWS["/"])();
    const title = await view.show({ main, parameters, signal: mine.signal, go, say });
    if (mine.signal.aborted) return;
    document.title = title ? `${title} – ${NAME}` : NAME;
    if (!stays) arrive(title);
    else if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  } catch (problem) {
    if (mine.signal.aborted) return;
    main.replaceChildren(h("h1", null, "This can't be shown"), h("p", { class: "problem" }, problem.message));
  } finally {
    if (leaving === mine) main.setAttribute("aria-busy", "false");
  }
}

// Who can't see that the page has changed is told so, and goes on reading at its beginning.
function arrive(title) {
  if (!location.hash) window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
  say(title || NAME);
}

function mark() {
  for (const link of document.querySelectorAll("header nav a"))
    if (link.getAttribute("href") === location.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
}

export function say(text) {
  document.getElementById("announce").textContent = text;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.target || link.origin !== location.origin) return;
  if (!(link.pathname in VIEWS) || (link.hash && link.pathname === location.pathname && link.search === location.search)) return;
  event.preventDefault();
  go(link.href);
});
addEventListener("popstate", () => show());

combobox(document.getElementById("search"), {
  label: "Search for people, organizations, places and meetings, or ask a question",
  placeholder: "Search, or ask: who met in Vienna in 1961?",
  asks: true,
  choose: ({ href }, input) => {
    input.value = "";
    go(href);
  },
});
show({ stays: true });
// Only a server that was told so asks.
get("about").then(({ review }) => {
  if (review) document.querySelector("header nav").append(h("a", { href: "/review" }, "Review"));
  mark();
}, () => {});
