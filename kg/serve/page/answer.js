// How an answer is shown. All that came from the graph is put in as text, never as markup.
const ROWS = 1000;
const NUMBERS = /#(integer|int|long|short|decimal|double|float|nonNegativeInteger)$/;
const DATES = /[#/](date|EDTF)$/;

/** Show an answer in an element, and return what it is in words. */
export function show({ isTable, boolean, head, results }, into) {
  into.hidden = true;
  if (boolean !== undefined) return boolean ? "Yes" : "No";
  return showRows(head.vars, results.bindings, isTable ? "row" : "triple", into);
}

function showRows(columns, rows, what, into) {
  const said = `${rows.length.toLocaleString("en")} ${what}${rows.length === 1 ? "" : "s"}`;
  into.hidden = !rows.length;
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = column.replaceAll("_", " ");
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows.slice(0, ROWS)) {
    const line = body.insertRow();
    for (const column of columns) fill(line.insertCell(), row[column]);
  }
  into.replaceChildren(table);
  into.scrollTo(0, 0);
  return rows.length > ROWS ? `${said}, the first ${ROWS.toLocaleString("en")} shown,` : said;
}

function fill(cell, term) {
  if (!term) return;
  if (term.type === "uri") {
    cell.className = "iri";
    cell.append(described(term.value));
    return;
  }
  if (NUMBERS.test(term.datatype ?? "")) cell.className = "number";
  if (DATES.test(term.datatype ?? "")) cell.className = "date";
  cell.dir = "auto";
  cell.textContent = term.value;
}

/** A link to what the graph says of something; it stays on this page. */
function described(iri) {
  const link = document.createElement("a");
  link.href = `?${new URLSearchParams({ query: `DESCRIBE <${iri}>` })}`;
  link.title = iri;
  link.textContent = ending(iri);
  return link;
}

function ending(iri) {
  const last = iri.slice(Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1) || iri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
