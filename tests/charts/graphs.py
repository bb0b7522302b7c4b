"""Graphs to draw: small ones made by hand, and any at all."""

from hypothesis import strategies as st

from recommender.charts.graph import Edge, GraphNode, draw_graph

HEADINGS = ("Answers", "Findings", "Rules", "Decisions")


def a_node(id_: str, column: int = 0, label: str = "", **more: str) -> GraphNode:
    return GraphNode(id_, column, "rule", label or id_, **more)


def a_graph(*nodes: GraphNode, edges: tuple[Edge, ...] = ()) -> str:
    return draw_graph(HEADINGS, nodes, edges, name="path", title="The path", description="How.")


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[GraphNode], list[Edge]]:
    labels = st.text(max_size=90) | st.sampled_from(["Age: 58", "long " * 30, "un" * 50])
    topics = st.sampled_from(["", "Age", "Since the injury, do you have any of these? " * 3])
    columns = draw(st.lists(st.tuples(st.integers(0, 3), labels, topics), min_size=1, max_size=12))
    nodes = [
        GraphNode(f"n{place}", column, "rule", label, topic=topic)
        for place, (column, label, topic) in enumerate(columns)
    ]
    ids = st.sampled_from([node.id for node in nodes])
    ends = st.tuples(ids, ids, st.booleans()).filter(lambda each: each[0] != each[1])
    edges = draw(st.lists(ends, max_size=20)) if len(nodes) > 1 else []
    return nodes, [Edge(*each) for each in edges]
