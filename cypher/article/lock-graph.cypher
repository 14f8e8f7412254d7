// Takes the one lock that puts changes of the graph in a row, until the transaction ends.
// params: none    rows: one
MERGE (g:Graph {id: 'graph'})
ON CREATE SET g.version = 0
SET g.version = g.version
RETURN g.version AS version
