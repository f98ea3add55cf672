"""What others cost without their language model: the same articles through their pipelines and through ours.

    python -m benchmarks.peers [--articles 100] [--python PYTHON]

``kg load`` with everything on, ``SimpleKGPipeline`` of neo4j-graphrag and ``add_episode`` of Graphiti, each
into an empty Neo4j. Theirs ask a stub in place of a model, which answers at once with the first two names of
what it is asked about and that one met the other: what is measured is everything but the model, which they
can't do without. ``--python`` is one that has both (``pip install neo4j-graphrag graphiti-core httpx``); they
are no dependencies of this project. Needs Java and Maven. Prints articles a second, nodes and relationships
an article, and ratios.
"""

import argparse
import asyncio
import importlib.metadata
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_DIMENSIONS = 1024
# Graphiti gives a password whether one is asked for or not.
_NOBODY = ("neo4j", "none")
_POM = Path(__file__).with_name("apoc.xml")
_COPY = ("mvn", "-q", "org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy-dependencies")
Article = dict[str, Any]


def two_names(text: str) -> tuple[str, str]:
    """Return the first two names of a text."""
    found = [*dict.fromkeys(_NAME.findall(text)), "Jane Doe", "John Roe"]
    return found[0], found[1]


async def graphrag(articles: list[Article], uri: str) -> None:
    """Put articles through neo4j-graphrag, one after the other, as its documentation shows."""
    from neo4j import GraphDatabase
    from neo4j_graphrag.embeddings.base import Embedder  # type: ignore[import-not-found, unused-ignore]
    from neo4j_graphrag.experimental.pipeline.kg_builder import (  # type: ignore[import-not-found, unused-ignore]
        SimpleKGPipeline,
    )
    from neo4j_graphrag.llm import LLMInterface, LLMResponse  # type: ignore[import-not-found, unused-ignore]

    class Stub(LLMInterface):  # type: ignore[misc, unused-ignore]
        def invoke(self, input: str, *_: Any, **__: Any) -> Any:
            # Behind the instructions stands the text.
            one, other = two_names(input.rpartition("Input text:")[2])
            people = [
                {"id": str(at), "label": "Person", "properties": {"name": name}}
                for at, name in enumerate((one, other))
            ]
            met = {"type": "MET", "start_node_id": "0", "end_node_id": "1", "properties": {}}
            return LLMResponse(content=json.dumps({"nodes": people, "relationships": [met]}))

        async def ainvoke(self, input: str, *_: Any, **__: Any) -> Any:
            return self.invoke(input)

    class Constant(Embedder):  # type: ignore[misc, unused-ignore]
        def embed_query(self, text: str) -> list[float]:  # noqa: ARG002
            return [0.1] * _DIMENSIONS

    with GraphDatabase.driver(uri) as driver:
        pipeline = SimpleKGPipeline(
            llm=Stub("stub"),
            driver=driver,
            embedder=Constant(),
            schema={
                "node_types": [{"label": "Person", "properties": [{"name": "name", "type": "STRING"}]}],
                "relationship_types": [{"label": "MET"}],
                "patterns": [("Person", "MET", "Person")],
            },
            from_file=False,
        )
        for article in articles:
            await pipeline.run_async(text=article["text"])


async def graphiti(articles: list[Article], uri: str) -> None:
    """Put articles into Graphiti, one after the other, as its documentation asks."""
    from graphiti_core import Graphiti  # type: ignore[import-not-found, unused-ignore]
    from graphiti_core.cross_encoder.client import (  # type: ignore[import-not-found, unused-ignore]
        CrossEncoderClient,
    )
    from graphiti_core.embedder.client import EmbedderClient  # type: ignore[import-not-found, unused-ignore]
    from graphiti_core.llm_client.client import LLMClient  # type: ignore[import-not-found, unused-ignore]
    from graphiti_core.llm_client.config import LLMConfig  # type: ignore[import-not-found, unused-ignore]
    from graphiti_core.nodes import EpisodeType  # type: ignore[import-not-found, unused-ignore]

    names = ("", "")

    class Stub(LLMClient):  # type: ignore[misc, unused-ignore]
        async def _generate_response(
            self,
            messages: Any,  # noqa: ARG002
            response_model: Any = None,
            *_: Any,
            **__: Any,
        ) -> dict[str, Any]:
            one, other = names
            met = {"relation_type": "MET", "fact": f"{one} met {other}"}
            people = [{"name": name, "entity_type_id": 0} for name in names]
            edge = {"source_entity_name": one, "target_entity_name": other, **met}
            new = [{"id": at, "name": name, "duplicate_candidate_id": -1} for at, name in enumerate(names)]
            answers: dict[str, dict[str, Any]] = {
                "ExtractedEntities": {"extracted_entities": people},
                "ExtractedEdges": {"edges": [edge]},
                "NodeResolutions": {"entity_resolutions": new},
                "EdgeDuplicate": {"duplicate_facts": [], "contradicted_facts": []},
                "SummarizedEntities": {"summaries": []},
                "EntitySummary": {"summary": ""},
                "BatchEdgeTimestamps": {"timestamps": [{}]},
            }
            return answers.get(response_model.__name__ if response_model else "", {})

    class Constant(EmbedderClient):  # type: ignore[misc, unused-ignore]
        async def create(self, input_data: Any) -> list[float]:  # noqa: ARG002
            return [0.1] * _DIMENSIONS

        async def create_batch(self, input_data_list: list[str]) -> list[list[float]]:
            return [[0.1] * _DIMENSIONS for _ in input_data_list]

    class First(CrossEncoderClient):  # type: ignore[misc, unused-ignore]
        async def rank(self, query: str, passages: list[str]) -> list[tuple[str, float]]:  # noqa: ARG002
            return [(passage, 1.0) for passage in passages]

    graph = Graphiti(uri, *_NOBODY, llm_client=Stub(LLMConfig()), embedder=Constant(), cross_encoder=First())
    await graph.build_indices_and_constraints()
    for number, article in enumerate(articles):
        names = two_names(article["text"])
        await graph.add_episode(
            name=f"article {number}",
            episode_body=article["text"],
            source=EpisodeType.text,
            source_description="article",
            reference_time=datetime.now(UTC),
        )
    await graph.close()


PEERS: dict[str, tuple[str, Callable[..., Awaitable[None]]]] = {
    "neo4j-graphrag": ("neo4j-graphrag", graphrag),
    "Graphiti": ("graphiti-core", graphiti),
}


def run_peer(name: str, archive: Path, uri: str) -> dict[str, Any]:
    """Put an archive through a peer in this process, which has it."""
    logging.disable(logging.WARNING)
    package, run = PEERS[name]
    articles = [json.loads(line) for line in archive.read_text("utf-8").splitlines()]
    start = time.perf_counter()
    asyncio.run(run(articles, uri))  # type: ignore[arg-type]
    return {"seconds": time.perf_counter() - start, "version": importlib.metadata.version(package)}


def measured(name: str, archive: Path, python: str) -> dict[str, Any]:
    """Put an archive through one of them into an empty Neo4j; return how long it took, and what is there."""
    from neo4j import GraphDatabase

    from tests.neo4j.server import at_home

    home = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=archive.parent))
    with at_home(home, jars=_apoc(home)) as (uri, _):
        environment = {**os.environ, "KG_NEO4J_URI": uri, "GRAPHITI_TELEMETRY_ENABLED": "false"}
        ours = [sys.executable, "-m", "kg", "--quiet", "--store", uri, "load", str(archive), "--json"]
        theirs = [python, "-m", "benchmarks.peers", "--only", name, str(archive)]
        done = subprocess.run(
            theirs if name in PEERS else ours, env=environment, stdout=subprocess.PIPE, check=True, text=True
        )
        found = json.loads(done.stdout.splitlines()[-1])
        with GraphDatabase.driver(uri) as driver:
            nodes = driver.execute_query("MATCH (n) RETURN count(n) AS number").records[0]["number"]
            links = driver.execute_query("MATCH ()-[r]->() RETURN count(r) AS number").records[0]["number"]
    seconds = found["seconds"]["total"] if name not in PEERS else found["seconds"]
    return {"seconds": seconds, "version": found.get("version", ""), "nodes": nodes, "links": links}


def _apoc(home: Path) -> Path:
    """Put APOC, which neo4j-graphrag asks for, where a server looks for procedures; return all its jars."""
    folder = home.parent / "apoc"
    if not folder.is_dir():
        subprocess.run(
            [*_COPY, "-f", str(_POM), f"-DoutputDirectory={folder}", "-DincludeScope=runtime"], check=True
        )
    (home / "plugins").mkdir()
    for jar in folder.glob("apoc-core-*.jar"):
        shutil.copy(jar, home / "plugins")
    return folder


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--articles", type=int, default=100)
    arguments.add_argument("--python", default=sys.executable)
    arguments.add_argument("--only", nargs=2, metavar=("PEER", "ARCHIVE"), help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.only:
        print(json.dumps(run_peer(given.only[0], Path(given.only[1]), os.environ["KG_NEO4J_URI"])))
        return 0
    from itertools import islice

    from benchmarks.report import machine, table
    from benchmarks.throughput import articles

    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        archive = Path(folder) / "archive.jsonl"
        made = list(islice(articles(100), given.articles))
        archive.write_text("".join(json.dumps(one) + "\n" for one in made), "utf-8")
        found = {name: measured(name, archive, given.python) for name in ("kg", *PEERS)}
    ours = found["kg"]
    rows = [
        [
            f"{name} {one['version']}".strip(),
            f"{len(made) / one['seconds']:.2f}",
            f"{one['nodes'] / len(made):.1f}",
            f"{one['links'] / len(made):.1f}",
            f"{one['seconds'] / ours['seconds']:.2f}",
        ]
        for name, one in found.items()
    ]
    print(machine(), "", f"{len(made)} articles", sep="\n")
    print(
        table(["", "articles a second", "nodes an article", "relationships an article", "time to ours"], rows)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
