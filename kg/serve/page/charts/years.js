// Two, and both together, by year.
import { axis, chart, tip } from "./chart.js";

export function drawYears(into, { years, a, b, both }, [one, other]) {
  const label = `Held meetings by year, from ${years[0]} to ${years.at(-1)}, of ${one}, of ${other} and of both`;
  chart(into, label, (colours) => ({
    grid: { left: 44, right: 12, top: 32, bottom: 24 },
    legend: { top: 0, textStyle: { color: colours.quiet } },
    tooltip: { ...tip(colours), trigger: "axis" },
    xAxis: { type: "category", data: years.map(String), ...axis(colours), splitLine: { show: false } },
    yAxis: { type: "value", minInterval: 1, ...axis(colours) },
    series: [
      { name: one, type: "line", symbolSize: 5, data: a, lineStyle: { color: colours.person }, itemStyle: { color: colours.person } },
      { name: other, type: "line", symbolSize: 5, data: b, lineStyle: { color: colours.organization, type: "dashed" }, itemStyle: { color: colours.organization } },
      { name: "both", type: "bar", data: both, itemStyle: { color: colours.planned } },
    ],
  }));
}
