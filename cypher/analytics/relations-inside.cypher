// How many relations of a projection lie inside each of these communities. Undirected, it has each of them twice.
// params: projection STRING, communities LIST<INTEGER>    rows: many
CALL gds.graph.relationships.stream($projection, ['*']) YIELD sourceNodeId, targetNodeId
WITH gds.util.nodeProperty($projection, sourceNodeId, 'community') AS community,
  gds.util.nodeProperty($projection, targetNodeId, 'community') AS other
WHERE community = other AND community IN $communities
RETURN community, count(*) / 2 AS relations
