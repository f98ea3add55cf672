// Two fields, for whom to compare or to join; what is chosen is in the address.
import { address, get } from "../api.js";
import { h } from "../dom.js";
import { combobox } from "../search.js";

const isActor = ({ label }) => label === "Person" || label === "Organization";

/** Return who is chosen, undefined for a side that isn't, and a form to choose. */
export async function pair({ parameters, signal, go }, path) {
  const ids = { a: parameters.get("a"), b: parameters.get("b") };
  const known = ids.a || ids.b ? await get("names", { id: [ids.a, ids.b] }, { signal }) : {};
  const [a, b] = [known[ids.a], known[ids.b]];
  const sides = { a, b };
  const fields = Object.entries(sides).map(([side, thing]) => {
    const into = h("div", { class: "side" });
    combobox(into, {
      id: `side-${side}`,
      label: side === "a" ? "The one" : "The other",
      placeholder: side === "a" ? "A person or state" : "Another person or state",
      value: thing?.name ?? "",
      only: isActor,
      choose: ({ hit }) => hit && choose(side, hit),
    });
    return into;
  });
  // Who has chosen the one goes on with the other.
  function choose(side, { id }) {
    const other = side === "a" ? "b" : "a";
    const href = address(path, { ...ids, [side]: id });
    if (sides[other]) return go(href);
    return go(href, { stays: true }).then(() => document.getElementById(`side-${other}`)?.focus());
  }

  return { a, b, form: h("div", { class: "pair", role: "group", "aria-label": "Two people or organizations" }, fields[0], h("span", null, "and"), fields[1]) };
}
