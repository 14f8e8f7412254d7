// The largest communities of a projection, each with its best connected members.
// params: projection STRING, most INTEGER    rows: many
CALL gds.graph.nodeProperty.stream($projection, 'community') YIELD nodeId, propertyValue
WITH propertyValue AS community, gds.util.asNode(nodeId) AS e
WITH community, e.id AS id, e.degree AS degree
ORDER BY degree DESC, id
WITH community, count(*) AS size, min(id) AS leastId, collect(id) AS ids
ORDER BY size DESC, leastId
LIMIT $most
RETURN community, size, leastId, ids[..$most] AS memberIds
