import type Graph from "graphology";
import type { Attributes } from "graphology-types";
import type { Scene } from "../looks/scene.ts";
import { edgeAttributes, nodeAttributes } from "./attributes.ts";

/** Makes the graph that is drawn like the scene. Leaves alone what is the same, since each change is computed again. */
export function drawScene(graph: Graph, scene: Scene): void {
  const entityIds = new Set(scene.entities.map(({ id }) => id));
  const relationIds = new Set(scene.relations.map(({ id }) => id));
  for (const edge of graph.edges()) if (!relationIds.has(edge)) graph.dropEdge(edge);
  for (const node of graph.nodes()) if (!entityIds.has(node)) graph.dropNode(node);
  for (const entity of scene.entities) {
    const attributes = nodeAttributes(entity, scene);
    if (!graph.hasNode(entity.id)) graph.addNode(entity.id, attributes);
    else if (differ(graph.getNodeAttributes(entity.id), attributes)) graph.mergeNodeAttributes(entity.id, attributes);
  }
  for (const relation of scene.relations) {
    const attributes = edgeAttributes(relation, scene);
    if (!graph.hasEdge(relation.id)) graph.addEdgeWithKey(relation.id, relation.source, relation.target, attributes);
    else if (differ(graph.getEdgeAttributes(relation.id), attributes))
      graph.mergeEdgeAttributes(relation.id, attributes);
  }
}

/** Writes the names of these, and no others. */
export function showNames(graph: Graph, ids: ReadonlySet<string>): void {
  for (const id of graph.nodes()) {
    const labelVisibility = ids.has(id) ? "visible" : "hidden";
    if (graph.getNodeAttribute(id, "labelVisibility") !== labelVisibility)
      graph.setNodeAttribute(id, "labelVisibility", labelVisibility);
  }
}

function differ(there: Attributes, wanted: Attributes): boolean {
  return Object.keys(wanted).some((key) => there[key] !== wanted[key]);
}
