// Notes to which format the graph is being brought, and the last article done; null while old data is being removed.
// params: rebuilding INTEGER, rebuiltTo STRING?    rows: none
MATCH (g:Graph {id: 'graph'})
SET g.rebuilding = $rebuilding, g.rebuiltTo = $rebuiltTo
