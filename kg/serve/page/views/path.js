// The shortest chain of meetings between two.
import { address, get } from "../api.js";
import { fill, h, own } from "../dom.js";
import { meetingCard } from "../meetings.js";
import { pair } from "./pair.js";

export async function show(context) {
  const { main, parameters, signal, go } = context;
  const { a, b, form } = await pair(context, "/path");
  const planned = parameters.get("planned") === "true";
  const box = h("label", { class: "check" }, h("input", { id: "planned", type: "checkbox", checked: planned, on: { change: (event) => go(address("/path", { a: a?.id, b: b?.id, planned: event.target.checked || null }), { stays: true }) } }), " also over meetings that are only planned");
  if (!a || !b) {
    fill(main, h("h1", null, "Path between two"), form, h("p", { class: "quiet" }, "Choose two people or organizations: over which meetings are they joined?"));
    return "Path between two";
  }
  const told = await get("path", { a: a.id, b: b.id, planned }, { signal });
  fill(
    main,
    h("h1", null, own(a.name), " to ", own(b.name)),
    form,
    box,
    h("p", { class: "answer" }, own(told.answer)),
    h("ol", { class: "path" }, told.steps.map((step) => h("li", null, h("p", { class: "step" }, own(step.start), " met ", own(step.to)), meetingCard(step.meeting)))),
  );
  return `${a.name} to ${b.name}`;
}
