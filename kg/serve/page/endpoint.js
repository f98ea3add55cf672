// What the page asks of the endpoint.
import { rowsOf } from "./triples.js";

const MOST_BYTES = 20e6;
const TABLE_FORMATS = [
  { label: "CSV", mediaType: "text/csv", ending: "csv" },
  { label: "TSV", mediaType: "text/tab-separated-values", ending: "tsv" },
  { label: "JSON", mediaType: "application/sparql-results+json", ending: "srj" },
  { label: "XML", mediaType: "application/sparql-results+xml", ending: "srx" },
];
const TRIPLE_FORMATS = [
  { label: "Turtle", mediaType: "text/turtle", ending: "ttl" },
  { label: "N-Triples", mediaType: "application/n-triples", ending: "nt" },
  { label: "RDF/XML", mediaType: "application/rdf+xml", ending: "rdf" },
  { label: "JSON-LD", mediaType: "application/ld+json", ending: "jsonld" },
];

/** An answer that would be too much for a page. */
export class TooLarge extends Error {
  constructor(isTable) {
    super("The answer is too large to be shown here: download it, or ask for less.");
    this.isTable = isTable;
  }
}

export const formatsOf = (isTable) => (isTable ? TABLE_FORMATS : TRIPLE_FORMATS);

/** Return the answer as SPARQL results in JSON; triples as rows of subject, predicate and object. */
export async function ask(query, signal) {
  const response = await post(query, "application/sparql-results+json, application/n-triples;q=0.9", signal);
  const isTable = response.headers.get("Content-Type").startsWith("application/sparql-results+json");
  const text = await textOf(response, isTable);
  return { isTable, ...(isTable ? JSON.parse(text) : rowsOf(text)) };
}

/** Let the browser save the answer in a format. */
export async function download(query, mediaType, name) {
  const response = await post(query, mediaType);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function post(query, accept, signal) {
  const headers = { "Content-Type": "application/sparql-query", Accept: accept };
  const response = await fetch("/sparql", { method: "POST", headers, body: query, signal });
  if (!response.ok) throw new Error(await response.text());
  return response;
}

async function textOf(response, isTable) {
  const decoder = new TextDecoder();
  let text = "";
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_BYTES) {
      await reader.cancel(); // which ends the query, too
      throw new TooLarge(isTable);
    }
  }
}
