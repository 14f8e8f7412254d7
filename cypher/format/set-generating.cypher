// Notes that the graph is being generated, and is not whole.
// params: none    rows: none
MATCH (g:Graph {id: 'graph'})
SET g.generating = true
