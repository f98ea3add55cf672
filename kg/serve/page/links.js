// Where things are shown, and how they look wherever they are named.
import { address } from "./api.js";
import { h, own } from "./dom.js";

const SIGNS = {
  held: ["●", "held"],
  planned: ["○", "planned"],
  proposed: ["○", "proposed"],
  postponed: ["↷", "postponed"],
  cancelled: ["✕", "cancelled"],
  denied: ["⊘", "denied"],
  unknown: ["?", "status unknown"],
};

export const toThing = (id) => address("/thing", { id });
export const toMeeting = (id) => address("/meeting", { id });
export const toDocument = (id, report) => address("/document", { id, report });
export const toAsk = (text) => address("/ask", { text });

export const thingLink = ({ id, name }) => h("a", { href: toThing(id) }, own(name ?? id));

/** A status with a sign of its own, so that it isn't told by colour alone. */
export function status(word) {
  const [sign, said] = SIGNS[word] ?? SIGNS.unknown;
  return h("span", { class: `status ${word}` }, h("span", { "aria-hidden": "true" }, sign), ` ${said}`);
}

/** Names with commas between them and "and" before the last. */
export function series(parts) {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [at === parts.length - 1 ? " and " : ", ", part]));
}
