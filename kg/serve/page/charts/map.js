// Where meetings took place. Places that would lie on each other are drawn as one, until there is room.
import { counted } from "../dom.js";
import { BY_FINGER, chart, colours, echarts, tip } from "./chart.js";
import { eastward, land } from "./land.js";

const NEAR = 26;
const LEAST = 7;
const MOST = 34;
// From here on inlets and small islands are seen.
const NEARBY = 3;
const MIDDLE = [11, 11];
const STEP = 2.5;
// When the map has come to rest, in milliseconds.
const PAUSE = 200;
const coasts = {};
let moving = null;

// Fetched as soon as somebody means to draw a map; who then draws is told of what goes wrong.
coast(110).catch(() => {});

/** Return the name of the coastlines of a scale, once they are there. */
function coast(scale) {
  const name = `land-${scale}`;
  return (coasts[scale] ??= land(scale).then((shapes) => { echarts.registerMap(name, shapes); return name; }));
}

const scaleOf = ({ zoom }) => (zoom >= NEARBY ? 50 : 110);

/**
 * Draw points; `choose` is given the one that is clicked. `view` {center, zoom} is what of the map is shown,
 * `look` is told when somebody shows another part of it. Returns what shows it closer, farther, and whole.
 */
export async function drawMap(into, points, { chosen, choose, view, look }) {
  let name = await coast(scaleOf(view));
  const most = Math.max(1, ...points.map(({ meetings }) => meetings));
  const label = `Map of ${counted(points.length, "place")}; most meetings were in ${points.slice(0, 5).map(({ name, meetings }) => `${name} (${meetings})`).join(", ")}`;
  const drawn = chart(into, label, (colours) => ({
    tooltip: { ...tip(colours), formatter: ({ data }) => data.said },
    geo: {
      map: name, roam: matchMedia(BY_FINGER).matches ? "scale" : true, silent: true, scaleLimit: { min: 1, max: 60 }, ...view,
      left: 0, right: 0, top: 0, bottom: 0,
      boundingCoords: [[-169, 78], [191, -56]],
      itemStyle: { areaColor: colours.land, borderColor: colours.line, borderWidth: 0.5 },
    },
    series: [{ type: "scatter", coordinateSystem: "geo", data: [], label: { show: true, color: colours.ground, fontSize: 10, formatter: ({ data }) => data.sign }, itemStyle: { color: colours.held, opacity: 0.85, borderColor: colours.ground, borderWidth: 1 } }],
  }));
  const size = (meetings) => LEAST + (MOST - LEAST) * Math.sqrt(meetings / most);
  const place = () => drawn.setOption({ series: [{ data: clusters(points, (one) => drawn.convertToPixel("geo", [eastward(one.lon), one.lat])).map((one) => symbol(one, size, chosen)) }] });
  clearTimeout(moving);
  place();
  drawn.off("georoam").off("click");
  drawn.on("georoam", () => {
    const { center, zoom } = drawn.getOption().geo[0];
    Object.assign(view, { center, zoom });
    clearTimeout(moving);
    moving = setTimeout(() => into.isConnected && look(view), PAUSE);
    place();
    refine();
  });
  drawn.on("click", ({ data }) => {
    if (data.members.length === 1) return choose(data.members[0]);
    show({ center: data.value.slice(0, 2), zoom: (view.zoom ?? 1) * STEP });
  });
  return {
    closer: () => show({ center: view.center ?? MIDDLE, zoom: (view.zoom ?? 1) * STEP }),
    farther: () => show({ center: view.center ?? MIDDLE, zoom: Math.max(1, (view.zoom ?? 1) / STEP) }),
    whole: () => show({ center: MIDDLE, zoom: 1 }),
  };

  function show(wanted) {
    Object.assign(view, wanted);
    drawn.setOption({ geo: { ...view } });
    look(view);
    place();
    refine();
  }

  function refine() {
    coast(scaleOf(view)).then((wanted) => {
      if (wanted === name || !into.isConnected) return;
      name = wanted;
      drawn.setOption({ geo: { map: name, ...view } });
      place();
    }, () => {}); // the coarser ones stay
  }
}

/** Join each point to a larger one near to it on the screen. */
function clusters(points, pixel) {
  const found = [];
  for (const point of points.toSorted((one, other) => other.meetings - one.meetings)) {
    const at = pixel(point);
    if (!at) continue;
    const near = found.find(
      (one) =>
        (one.members[0].kind === "country") === (point.kind === "country") &&
        Math.hypot(one.at[0] - at[0], one.at[1] - at[1]) < NEAR,
    );
    if (near) near.members.push(point);
    else found.push({ at, members: [point] });
  }
  return found;
}

function symbol({ members }, size, chosen) {
  const [first] = members;
  const meetings = members.reduce((sum, one) => sum + one.meetings, 0);
  const names = members.slice(0, 6).map(({ name, meetings: own }) => `${name}: ${own}`).join("\n");
  const isChosen = members.some(({ id }) => id === chosen);
  return {
    name: first.name,
    value: [eastward(first.lon), first.lat, meetings],
    members,
    symbolSize: size(meetings),
    symbol: "circle",
    sign: first.kind !== "country" && size(meetings) >= 6 + 7 * String(meetings).length ? String(meetings) : "",
    said: members.length > 6 ? `${names}\nand ${members.length - 6} more places` : names,
    // A country is a ring: somewhere in it.
    itemStyle: { ...(first.kind === "country" && { color: "transparent", borderColor: colours().held, borderWidth: 2 }), ...(isChosen && { borderColor: "#e8590c", borderWidth: 3 }) },
  };
}
