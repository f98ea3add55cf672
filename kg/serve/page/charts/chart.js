// What all charts share: the library, colours from the style sheet, and redrawing when size or scheme change.
import * as echarts from "../vendor/echarts.esm.min.js";

export { echarts };

export const BY_FINGER = "(pointer: coarse)";

/** The colours of the style sheet, for light and for dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: of("text"), quiet: of("quiet"), line: of("line"), ground: of("ground"), raised: of("raised"), accent: of("accent"), land: of("land"),
    held: of("held"), planned: of("planned"), nothing: of("nothing"), unknown: of("unknown"), person: of("held"), organization: of("organization"),
  };
}

/** Draw into an element what `option(colours)` says; `label` says in words what is to be seen. */
export function chart(into, label, option) {
  const drawn = echarts.getInstanceByDom(into) ?? echarts.init(into, null, { renderer: "canvas" });
  const animation = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const draw = () => drawn.setOption({ animation, animationDuration: 300, ...option(colours()) }, { notMerge: true });
  draw();
  into.setAttribute("role", "img");
  into.setAttribute("aria-label", label);
  into.chartWatch?.abort();
  const watch = (into.chartWatch = new AbortController());
  const size = new ResizeObserver(() => (into.isConnected ? drawn.resize() : leave()));
  size.observe(into);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw, { signal: watch.signal });
  watch.signal.addEventListener("abort", () => size.disconnect());
  return drawn;

  function leave() {
    watch.abort();
    drawn.dispose();
  }
}

/** A tip. The library's own are HTML with styles in it, which our policy refuses: these are drawn. */
export const tip = ({ raised, line, text }) => ({
  renderMode: "richText", backgroundColor: raised, borderColor: line, textStyle: { color: text },
});

export const axis = ({ quiet, line }) => ({
  axisLine: { lineStyle: { color: line } },
  axisTick: { show: false },
  axisLabel: { color: quiet, hideOverlap: true },
  splitLine: { lineStyle: { color: line } },
});
