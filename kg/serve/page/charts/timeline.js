// Meetings by year, month or day. Dragging over it chooses days.
import { counted } from "../dom.js";
import { BY_FINGER, axis, chart, tip } from "./chart.js";

const SERIES = [
  ["held", "held", "held"],
  ["planned", "planned or proposed", "planned"],
  ["came_to_nothing", "cancelled, postponed or denied", "nothing"],
  ["unknown", "status unknown", "unknown"],
];

/** Draw bars; `chosen` are the days {since, until} that are marked, `choose` is given those that are dragged over. */
export function drawTimeline(into, bars, { chosen = {}, choose }) {
  const total = SERIES.reduce((sum, [name]) => sum + bars[name].reduce((a, b) => a + b, 0), 0);
  const { starts, unit } = bars;
  const label = `${counted(total, "meeting")} by ${unit}, from ${starts[0]} to ${starts.at(-1)}`;
  const drawn = chart(into, label, (colours) => ({
    grid: { left: 44, right: 12, top: 28, bottom: 24 },
    legend: { top: 0, right: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: colours.quiet }, data: SERIES.filter(([name]) => bars[name].some(Boolean)).map(([, said]) => said), selectedMode: false },
    tooltip: { ...tip(colours), trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: starts, ...axis(colours), splitLine: { show: false } },
    yAxis: { type: "value", minInterval: 1, ...axis(colours) },
    toolbox: { show: false },
    brush: { xAxisIndex: 0, brushMode: "single", transformable: false, toolbox: [], throttleType: "debounce", throttleDelay: 0, brushStyle: { color: "rgba(120, 140, 170, .22)", borderColor: colours.accent }, outOfBrush: { colorAlpha: 0.35 } },
    series: SERIES.filter(([name]) => bars[name].some(Boolean)).map(([name, said, colour]) => ({ name: said, type: "bar", stack: "all", barCategoryGap: "12%", itemStyle: { color: colours[colour] }, data: bars[name] })),
  }));
  // A finger that scrolls the page must choose nothing; there is the table for it.
  if (!matchMedia(BY_FINGER).matches) drawn.dispatchAction({ type: "takeGlobalCursor", key: "brush", brushOption: { brushType: "lineX", brushMode: "single" } });
  mark();
  drawn.off("brushEnd");
  drawn.on("brushEnd", ({ areas }) => {
    const [from, to] = areas[0]?.coordRange ?? [];
    choose(areas.length ? { since: starts[Math.max(0, from)], until: starts[Math.min(starts.length - 1, to)] } : { since: null, until: null });
  });

  function mark() {
    if (!chosen.since && !chosen.until) return;
    const within = starts.map((start, at) => [start, at]).filter(([start]) => (!chosen.since || order(start, chosen.since) >= 0) && (!chosen.until || order(start, chosen.until) <= 0));
    if (within.length) drawn.dispatchAction({ type: "brush", areas: [{ brushType: "lineX", xAxisIndex: 0, coordRange: [within[0][1], within.at(-1)[1]] }] });
  }
}

/** Compare two dates as far as both are said: February 1975 is in 1975, neither before nor after it. */
function order(one, other) {
  const length = Math.min(one.length, other.length);
  const [a, b] = [one.slice(0, length), other.slice(0, length)];
  return a < b ? -1 : Number(a > b);
}
