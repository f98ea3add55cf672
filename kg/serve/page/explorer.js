// The explorer: which view an address stands for, and how one leads to the next without loading the page anew.
import { get } from "./api.js";
import { fill, h } from "./dom.js";
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
const address = () => location.pathname + location.search;
let shown = address();
// Views are drawn after the browser would have gone back to a place in them.
history.scrollRestoration = "manual";

/**
 * Go to an address of the explorer. A view that only changes its own state `stays`: focus isn't moved, but to
 * the element with the id that it gives. What `replaces` the address is no step to go back by.
 */
export function go(href, { stays = false, replaces = false } = {}) {
  keepPlace();
  if (replaces) history.replaceState(history.state, "", href);
  else history.pushState(null, "", href);
  return show(stays === false ? arrive : (how) => stay(how, stays));
}

/** Show what the address says, and then `settle({ title, focused, from })`: where somebody goes on reading. */
async function show(settle) {
  leaving.abort();
  const mine = (leaving = new AbortController());
  const parameters = new URLSearchParams(location.search);
  const focused = main.contains(document.activeElement) ? document.activeElement.id : null;
  const from = shown;
  shown = address();
  mark();
  main.setAttribute("aria-busy", "true");
  try {
    const view = await (VIEWS[location.pathname] ?? (() => ({ show: nowhere })))();
    const title = await view.show({ main, parameters, signal: mine.signal, go, say });
    if (mine.signal.aborted) return;
    document.title = title ? `${title} – ${NAME}` : NAME;
    settle({ title, focused, from });
  } catch (problem) {
    if (mine.signal.aborted) return;
    fill(main, h("h1", null, "This can't be shown"), h("p", { class: "problem" }, problem.message), h("p", null, h("a", { href: "/" }, "Explore all meetings")));
    document.title = `This can't be shown – ${NAME}`;
    arrive({ title: `This can't be shown: ${problem.message}` });
  } finally {
    if (leaving === mine) main.setAttribute("aria-busy", "false");
  }
}

// Who can't see that the page has changed is told so, and goes on reading at its beginning.
function arrive({ title }) {
  const part = document.getElementById(location.hash.slice(1));
  if (part) part.scrollIntoView();
  else window.scrollTo(0, 0);
  focusOn(part ?? main);
  say(title || NAME);
}

// What had the focus may be gone with what it changed, or be drawn anew.
function stay({ focused }, wanted) {
  if (focused === null) return;
  const same = document.getElementById(wanted) ?? document.getElementById(focused);
  focusOn(same && !same.disabled ? same : (main.querySelector("[data-rest]") ?? main));
}

// Back where somebody was in a list, on the link by which they left it.
function comeBack({ from }) {
  scrollBack();
  focusOn([...main.querySelectorAll("a[href]")].find(({ pathname, search }) => pathname + search === from) ?? main);
}

function scrollBack() {
  const part = document.getElementById(location.hash.slice(1));
  if (part && history.state?.y === undefined) part.scrollIntoView();
  else window.scrollTo(0, history.state?.y ?? 0);
}

function focusOn(element) {
  if (element.tabIndex < 0) element.tabIndex = -1; // headings and the like can be gone to, not tabbed to
  element.focus({ preventScroll: true });
}

function keepPlace() {
  history.replaceState({ ...history.state, y: scrollY }, "");
}

function nowhere({ main }) {
  fill(main, h("h1", null, "There is no such page"), h("p", null, "The address may be cut off. ", h("a", { href: "/" }, "Explore all meetings"), ", or search above."));
  return "No such page";
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
  go(link.href, { stays: link.dataset.stays ?? false });
});
addEventListener("popstate", () => address() !== shown && show(comeBack));
addEventListener("scrollend", keepPlace);
addEventListener("pagehide", keepPlace);

combobox(document.getElementById("search"), {
  id: "find",
  label: "Search for people, organizations, places and meetings, or ask a question",
  placeholder: "Search, or ask: who met in Vienna in 1961?",
  asks: true,
  choose: ({ href }, input) => {
    input.value = "";
    go(href);
  },
});
show(scrollBack);
// Only a server that was told so asks.
get("about").then(({ review }) => {
  if (review) document.querySelector("header nav").append(h("a", { href: "/review" }, "Review"));
  mark();
}, () => {});
