// Who met whom: circles are people, squares organizations, the larger the more meetings.
import { counted } from "../dom.js";
import { chart, tip } from "./chart.js";

const NAMED = 40;
const ROOM = 50;
const ROOM_FOR_NAMES = 240;

/** Draw a network; `choose` is given the node that is clicked. */
export function drawGraph(into, { nodes, links }, { chosen, choose }) {
  const most = Math.max(1, ...nodes.map(({ meetings }) => meetings));
  const widest = Math.max(1, ...links.map(({ meetings }) => meetings));
  const label = `Network of ${counted(nodes.length, "person or organization", "people and organizations")} and ${counted(links.length, "link")}; in the middle ${nodes.slice(0, 5).map(({ name }) => name).join(", ")}`;
  const drawn = chart(into, label, (colours) => ({
    tooltip: { ...tip(colours), formatter: ({ data }) => data.said },
    series: [
      {
        type: "graph",
        layout: "force",
        roam: true,
        draggable: true,
        // Everybody begins on a circle, so that the same graph is drawn the same again.
        force: { initLayout: "circular", repulsion: 60 + 8000 / (nodes.length + 10), gravity: 0.12, edgeLength: [25, 120], friction: 0.2, layoutAnimation: false },
        scaleLimit: { min: 0.3, max: 8 },
        labelLayout: { hideOverlap: true },
        emphasis: { focus: "adjacency", label: { show: true }, lineStyle: { opacity: 0.9 } },
        lineStyle: { color: colours.quiet, opacity: 0.28 },
        label: { color: colours.text, position: "right", fontSize: 11, textBorderColor: colours.ground, textBorderWidth: 2 },
        data: nodes.map((node, at) => ({
          id: node.id,
          name: node.name,
          value: node.meetings,
          node,
          said: `${node.name}\n${counted(node.meetings, "meeting")} here`,
          symbol: node.label === "Person" ? "circle" : "roundRect",
          symbolSize: 8 + 26 * Math.sqrt(node.meetings / most),
          itemStyle: { color: node.label === "Person" ? colours.person : colours.organization, borderColor: node.id === chosen ? "#e8590c" : colours.ground, borderWidth: node.id === chosen ? 3 : 1 },
          label: { show: at < NAMED },
        })),
        links: links.map((link) => ({ source: link.source, target: link.target, value: link.meetings, said: said(link), lineStyle: { width: 0.6 + 5 * Math.sqrt(link.meetings / widest) } })),
      },
    ],
  }));
  fit(drawn, into);
  drawn.off("click");
  drawn.on("click", ({ dataType, data }) => dataType === "node" && choose(data.node));
}

/** Show all of it: forces know nothing of the frame. */
function fit(drawn, into) {
  const data = drawn.getModel().getSeriesByIndex(0).getData();
  const places = data.mapArray((at) => data.getItemLayout(at)).filter(Boolean);
  if (!places.length) return;
  const [left, right] = range(places.map(([x]) => x));
  const [top, bottom] = range(places.map(([, y]) => y));
  const zoom = Math.min(into.clientWidth / (right - left + ROOM_FOR_NAMES), into.clientHeight / (bottom - top + ROOM), 1.2);
  drawn.setOption({ series: [{ zoom, center: [(left + right) / 2 + ROOM / zoom / 2, (top + bottom) / 2] }] });
}

const range = (numbers) => [Math.min(...numbers), Math.max(...numbers)];

function said({ meetings, first, last }) {
  const when = first === last ? first : `${first} to ${last}`;
  return `${counted(meetings, "meeting")}${first ? `, ${when}` : ""}`;
}
