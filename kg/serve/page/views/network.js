// Who met whom of what is chosen, as a network, and beside it for those who read rather than look.
import { get } from "../api.js";
import { button, count, counted, fill, h, later, own } from "../dom.js";
import { thingLink } from "../links.js";

const MOST = 300;

/** Draw the network into one element, and what there is to read and to press into another. */
export async function network(into, beside, { state, filter, signal, to, change }) {
  const found = await get("network", { ...filter, keep: [...state.who, ...state.expand], limit: state.limit }, { signal });
  const more = await Promise.all(state.expand.map((id) => get("network", { ...filter, who: [id], limit: 40 }, { signal })));
  const whole = joined(found, more);
  const { drawGraph } = await import("../charts/graph.js");
  const drawn = linked(whole, state);
  drawGraph(into, drawn, { chosen: state.node, choose: ({ id }) => change({ node: id === state.node ? null : id, page: state.page }) });
  fill(beside, left(found, whole.nodes.length - drawn.nodes.length, state, change), card(whole, state, change), later(`All ${whole.nodes.length} as a list`, () => h("ul", { class: "chips" }, whole.nodes.map((one) => h("li", null, h("a", { href: to({ node: one.id, page: state.page }), "data-stays": "chosen" }, own(one.name)), ` ${count(one.meetings)}`)))));
}

/** Join networks: what several have is there once, with the larger numbers. */
function joined(found, more) {
  const nodes = new Map();
  const links = new Map();
  for (const one of [found, ...more]) {
    for (const node of one.nodes) if (!(nodes.get(node.id)?.meetings >= node.meetings)) nodes.set(node.id, node);
    for (const link of one.links) {
      const key = `${link.source} ${link.target}`;
      if (!(links.get(key)?.meetings >= link.meetings)) links.set(key, link);
    }
  }
  return { nodes: [...nodes.values()].sort((a, b) => b.meetings - a.meetings), links: [...links.values()] };
}

/** Leave out who met none of the others, but for those who are asked for: they would only float about. */
function linked({ nodes, links }, { who, expand, node }) {
  const wanted = new Set([...links.flatMap(({ source, target }) => [source, target]), ...who, ...expand, node]);
  return links.length ? { nodes: nodes.filter(({ id }) => wanted.has(id)), links } : { nodes, links };
}

function left({ more, read, total }, alone, state, change) {
  const said = ["circles are people, squares organizations", alone && `${count(alone)} who met none of the others aren't drawn`, more && `${count(more)} with fewer meetings are left out`, total > read && `made of the ${count(read)} most recent of ${count(total)} meetings`].filter(Boolean).join("; ");
  return said && h("p", { class: "actions" }, h("span", { class: "quiet" }, said), state.limit ? button("show-more", "Show fewer", () => change({ limit: null, page: state.page })) : more > 0 && button("show-more", `Show up to ${MOST}`, () => change({ limit: MOST, page: state.page })));
}

function card({ nodes, links }, state, change) {
  const node = nodes.find(({ id }) => id === state.node);
  if (!node) return null;
  const met = links.filter(({ source, target }) => source === node.id || target === node.id).sort((a, b) => b.meetings - a.meetings);
  const by = new Map(nodes.map((one) => [one.id, one]));
  const other = ({ source, target }) => by.get(source === node.id ? target : source);
  return h(
    "section",
    { class: "card", "aria-label": "The chosen one" },
    h("h3", { id: "chosen" }, thingLink(node)),
    h("p", null, `${counted(node.meetings, "meeting")} here, with ${counted(met.length, "other")}`),
    h(
      "p",
      { class: "actions" },
      state.expand.includes(node.id)
        ? button("expand", "Fold", () => change({ expand: state.expand.filter((id) => id !== node.id), page: state.page }))
        : button("expand", "Expand", () => change({ expand: [...state.expand, node.id], page: state.page })),
      button("only", "Only their meetings", () => change({ who: [...new Set([...state.who, node.id])], node: null }), { disabled: state.who.includes(node.id) }),
    ),
    h("ul", { class: "chips" }, met.slice(0, 30).map((link) => h("li", null, thingLink(other(link)), ` ${count(link.meetings)}`))),
  );
}
