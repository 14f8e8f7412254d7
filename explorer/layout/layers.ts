import { Graph, layout } from "@dagrejs/dagre";
import type { LayersJob, Places, Spot } from "./job.ts";
import { place } from "./place.ts";
import { pushApart, roomNeeded, rounded } from "./space.ts";

const betweenLayers = 90;
const betweenNeighbors = 50;

/** Layers by dagre. Those without such a tie come on rings around what they are tied to otherwise. */
export function arrangeInLayers({ fixed, loose, ties, layered }: LayersJob): Places {
  const inLayers = new Set(layered.flatMap(({ source, target }) => [source, target]));
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", ranksep: betweenLayers, nodesep: betweenNeighbors });
  graph.setDefaultEdgeLabel(() => ({}));
  // In the order of the entities, so that the same view gives the same places.
  for (const id of [...fixed.map((spot) => spot.id), ...loose])
    if (inLayers.has(id)) graph.setNode(id, { width: roomNeeded, height: roomNeeded });
  for (const { source, target } of layered)
    if (graph.hasNode(source) && graph.hasNode(target)) graph.setEdge(source, target);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const isFixed = new Set(fixed.map(({ id }) => id));
  const spots: Spot[] = graph
    .nodes()
    .filter((id: string) => !isFixed.has(id))
    .map((id: string) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return { id, x: x - width / 2, y: y - height / 2 };
    });
  pushApart(spots, fixed, 20);
  const rest = loose.filter((id) => !inLayers.has(id));
  return {
    ...Object.fromEntries(spots.map((spot) => [spot.id, rounded(spot)])),
    ...place({ kind: "place", there: [...fixed, ...spots], fresh: rest, ties, paths: [] }),
  };
}
