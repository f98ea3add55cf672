// A field for names and questions: what is typed is looked up at once, Enter without a choice asks it.
import { get } from "./api.js";
import { h, own } from "./dom.js";
import { toAsk, toMeeting, toThing } from "./links.js";

const PAUSE = 120;

/**
 * Put a combobox into an element (ARIA: an input with a listbox). `choose` is given what was chosen; with
 * `asks`, text alone can be chosen, too: as a question. `means` says what choosing somebody means.
 */
export function combobox(into, { id, label, placeholder, choose, means = () => null, asks = false, only = () => true, value = "" }) {
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = h("input", {
    id,
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
    value,
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-controls": `${id}-list`,
    "aria-expanded": "false",
    maxlength: "200",
    // What was chosen before is replaced by what is typed.
    on: { input: type, keydown: press, focus: () => value && input.select(), blur: () => setTimeout(close, 150) },
  });
  let options = [];
  let at = -1;
  let running = null;
  let timer = null;
  into.replaceChildren(h("div", { class: "combobox" }, input, list));
  return input;

  function type() {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  }

  async function look() {
    clearTimeout(timer);
    timer = null;
    running?.abort();
    const text = input.value.trim();
    if (!text) return close();
    const mine = (running = new AbortController());
    const found = await get("search", { text }, { signal: mine.signal }).catch(() => null);
    if (!found || running !== mine) return;
    show(text, found);
  }

  function show(text, { hits, meetings }) {
    options = hits.filter(only).map((hit) => ({ hit, href: toThing(hit.id), parts: named(hit, means(hit)) }));
    if (asks) {
      options.push(...meetings.map((one) => ({ href: toMeeting(one.id), parts: met(one) })));
      options.unshift({ href: toAsk(text), parts: [h("span", null, "Ask: ", own(text))] });
    }
    at = -1;
    list.replaceChildren(...options.map(option));
    if (!options.length) list.replaceChildren(h("li", { role: "option", "aria-disabled": "true", class: "none" }, "Nothing by such a name"));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  function option(one, number) {
    return h(
      "li",
      { id: `${id}-${number}`, role: "option", "aria-selected": "false", on: { mousedown: (event) => (event.preventDefault(), take(one)) } },
      one.parts,
    );
  }

  function press(event) {
    if (event.key === "Escape") return close();
    if (event.key === "Enter") {
      event.preventDefault();
      if (options[at]) take(options[at]);
      else if (asks && input.value.trim()) take({ href: toAsk(input.value.trim()) });
      else first();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || list.hidden || !options.length) return;
    event.preventDefault();
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (at + step + options.length) % options.length;
    list.children[at].setAttribute("aria-selected", "true");
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[at].id);
  }

  // Who types a whole name and presses Enter doesn't wait for what is suggested.
  async function first() {
    if (timer) await look();
    if (options.length) take(options[0]);
  }

  function take(one) {
    clearTimeout(timer);
    timer = null;
    running?.abort();
    running = null;
    close();
    choose(one, input);
  }

  function close() {
    list.hidden = true;
    options = [];
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}

function named({ name, also, label, kind, country_name, capacity }, meaning) {
  const what = [meaning, capacity && capacity !== name && capacity, !capacity && (kind && kind !== "other" ? kind.replaceAll("_", " ") : label.toLowerCase()), country_name].filter((one) => one && one !== name);
  return [h("span", null, own(name), also && h("span", { class: "quiet" }, " – ", own(also))), h("span", { class: "quiet" }, what.join(", "))];
}

function met({ participants, when, where }) {
  const who = participants.slice(0, 3).map(({ name }) => name).join(", ");
  return [h("span", null, own(who)), h("span", { class: "quiet" }, [when, where].filter(Boolean).join(", "))];
}
