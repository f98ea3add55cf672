// N-Triples as rows of SPARQL results, so that they can be shown like any others.
const COLUMNS = ["subject", "predicate", "object"];
const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([\w-]+))?/g;
const ESCAPE = /\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))/g;
const NAMED = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };

/** Return {head, results} of a text in N-Triples, one row a line. */
export function rowsOf(text) {
  const lines = text.split("\n").filter(Boolean);
  const bindings = lines.map((line) =>
    Object.fromEntries([...line.matchAll(TERM)].map((found, at) => [COLUMNS[at], term(found)])),
  );
  return { head: { vars: COLUMNS }, results: { bindings } };
}

function term([, iri, blank, literal, datatype, language]) {
  if (iri !== undefined) return { type: "uri", value: plain(iri) };
  if (blank !== undefined) return { type: "bnode", value: blank };
  return { type: "literal", value: plain(literal), datatype, "xml:lang": language };
}

const plain = (escaped) =>
  escaped.replace(ESCAPE, (_, short, long, character) =>
    character ? (NAMED[character] ?? character) : String.fromCodePoint(parseInt(short ?? long, 16)),
  );
