// Drops the projections of processes that have no connection to this Neo4j any more.
// params: none    rows: many
CALL dbms.listConnections() YIELD userAgent
WITH collect(DISTINCT userAgent) AS connected
CALL gds.graph.list() YIELD graphName
WITH connected, graphName
WHERE graphName =~ 'pressgraph-[0-9a-f]{16}-.*' AND NOT 'pressgraph/' + substring(graphName, 11, 16) IN connected
CALL gds.graph.drop(graphName, false) YIELD graphName AS dropped
RETURN dropped
