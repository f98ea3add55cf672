// What is chosen of all meetings: the fields to choose by, and what is chosen as chips that can be taken away.
import { button, count, counted, h, own } from "../dom.js";
import { toThing } from "../links.js";
import { combobox } from "../search.js";

// On a phone they would fill the screen before anything is seen.
const BESIDE = "(min-width: 60rem)";
const MEANS = { Place: "where it was", Topic: "what about" };
let isOpen = null;

export function filters(state, counts, about, change) {
  const who = h("div");
  combobox(who, { id: "narrow", label: "Who took part, where, or about what", placeholder: "Name a person, state, place …", means: ({ label }) => MEANS[label] ?? "took part", choose: ({ hit }) => hit && change(narrowed(state, hit)) });
  return h(
    "details",
    { class: "filters", open: isOpen ?? matchMedia(BESIDE).matches, on: { toggle: ({ target }) => { isOpen = target.open; } } },
    h("summary", null, "Choose"),
    h("div", { class: "field" }, h("p", { class: "legend" }, "Who, where, what about"), who),
    h("fieldset", null, h("legend", null, "Time"), day("since", "From", state, change), day("until", "To", state, change)),
    boxes("Status", "status", state, counts.statuses, change),
    boxes("Kind", "kind", state, counts.kinds, change),
    h("p", { class: "quiet" }, `${counted(about.meetings, "meeting")} in all`, about.first && `, ${about.first.slice(0, 4)} to ${about.last.slice(0, 4)}`),
  );
}

// Codes of states that are no more have no name here.
function countryName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code.toUpperCase());
  } catch {
    return code;
  }
}

function narrowed(state, { id, label }) {
  if (label === "Place") return { place: id };
  if (label === "Topic") return { topic: id };
  return { who: [...new Set([...state.who, id])] };
}

function day(name, said, state, change) {
  const input = h("input", { id: name, type: "text", inputmode: "numeric", value: state[name] ?? "", placeholder: "1961-06", pattern: "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?", title: "YYYY, YYYY-MM or YYYY-MM-DD", on: { change: ({ target }) => isDay(target) && change({ [name]: target.value || null }) } });
  return h("label", null, said, input);
}

// The pattern lets 30 February pass.
function isDay(input) {
  const [year, month = "01", day = "01"] = input.value.split("-");
  const found = new Date(Date.UTC(year, month - 1, day));
  input.setCustomValidity(!input.value || found.getUTCDate() === Number(day) ? "" : "There is no such day.");
  return input.reportValidity();
}

function boxes(said, name, state, numbers, change) {
  const words = [...new Set([...Object.keys(numbers), ...state[name]])];
  const toggle = (word) => change({ [name]: state[name].includes(word) ? state[name].filter((one) => one !== word) : [...state[name], word] });
  return h("fieldset", null, h("legend", null, said), words.map((word) => h("label", { class: "check" }, h("input", { id: `${name}-${word}`, type: "checkbox", checked: state[name].includes(word), on: { change: () => toggle(word) } }), h("span", null, word), h("span", { class: "quiet tally" }, count(numbers[word] ?? 0)))));
}

/** Return the chips as a `list`, and `said` in a line, null where nothing is chosen. */
export function chips(state, names, change) {
  const { since, until } = state;
  const time = since === until ? since : [since && `from ${since}`, until && `to ${until}`].filter(Boolean).join(" ");
  const chosen = [
    ...state.who.map((id) => ({ said: names.get(id), id, without: { who: state.who.filter((one) => one !== id) } })),
    state.place && { said: names.get(state.place), before: "in ", id: state.place, without: { place: null } },
    state.topic && { said: names.get(state.topic), before: "about ", id: state.topic, without: { topic: null } },
    state.country && { said: countryName(state.country), before: "in ", without: { country: null } },
    time && { said: time, without: { since: null, until: null } },
  ].filter(Boolean);
  const whole = ({ before = "", said }) => `${before}${said}`;
  const chip = (one, at) => h("li", null, one.before, one.id ? h("a", { href: toThing(one.id) }, own(one.said)) : one.said, button(`chip-${at}`, "×", () => change(one.without), { "aria-label": `Remove: ${whole(one)}` }));
  const words = [...chosen.map(whole), ...state.status, ...state.kind];
  return { list: chosen.length > 0 && h("ul", { class: "chips" }, chosen.map(chip)), said: words.length ? words.join(", ") : null };
}
