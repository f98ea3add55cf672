// Elements, made of text alone: nothing that came from the graph is ever read as markup.

/** Return an element. A property `on` has listeners by event; null and false properties are left out. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

/** Put children into an element in the place of what it has; null and false are left out, as by `h`. */
export const fill = (element, ...children) => element.replaceChildren(...present(children));

const present = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** Return text in whose own direction it is written: names and quotes come in any script. */
export const own = (text) => h("bdi", null, text ?? "");

export const count = (number) => number.toLocaleString("en");

/** Return "1 meeting", "1,234 meetings". */
export const counted = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

/** A button with an id: who has pressed it is still on it when the view is drawn anew. */
export const button = (id, text, click, properties = {}) => h("button", { id, type: "button", on: { click }, ...properties }, text);

/** What is made when somebody opens it. */
export function later(summary, build) {
  const made = h("details", { on: { toggle: () => made.open && made.children.length === 1 && made.append(...present([build()])) } }, h("summary", null, summary));
  return made;
}
