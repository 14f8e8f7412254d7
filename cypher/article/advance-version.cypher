// Marks that the graph has changed.
// params: none    rows: one
MATCH (g:Graph {id: 'graph'})
SET g.version = g.version + 1, g.changedAt = toString(datetime())
RETURN g.version AS version
