// The communities of a projection, the largest first, then that of the least id.
// params: projection STRING    rows: many
CALL gds.graph.nodeProperty.stream($projection, 'community') YIELD nodeId, propertyValue
WITH propertyValue AS community, count(*) AS size, min(gds.util.asNode(nodeId).id) AS leastId
RETURN community
ORDER BY size DESC, leastId
