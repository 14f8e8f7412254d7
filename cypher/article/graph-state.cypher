// The version of the graph and when it last changed.
// params: none    rows: at most one
MATCH (g:Graph {id: 'graph'})
RETURN g.version AS version, g.changedAt AS changedAt
