"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/."""

import pyoxigraph as ox

_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "formats": "http://www.w3.org/ns/formats/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}
_DESCRIPTION = """
<> a sd:Service ;
  sd:endpoint <> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
    formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD ;
  sd:defaultDataset <#dataset> .
<#dataset> a sd:Dataset ;
  sd:defaultGraph <#default-graph> .
<#default-graph> a sd:Graph ;
  dcterms:description '''All graphs as one: what is believed, and what each document says, which has a graph \
named by it. FROM, default-graph-uri and named-graph-uri choose among these; none is fetched.'''@en .
"""


def describe(endpoint: str, media_type: str) -> bytes:
    """Return the description of the service at a URL, in a media type of RDF."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in _PREFIXES.items())
    quads = ox.parse(prefixes + _DESCRIPTION, ox.RdfFormat.TURTLE, base_iri=endpoint)
    triples = (quad.triple for quad in quads)
    described = ox.serialize(triples, None, ox.RdfFormat.from_media_type(media_type), prefixes=_PREFIXES)
    assert described is not None
    return described
