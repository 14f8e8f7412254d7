// Notes the format of the stored graph, and that no work on the whole graph is under way.
// params: format INTEGER    rows: none
MATCH (g:Graph {id: 'graph'})
SET g.format = $format
REMOVE g.rebuilding, g.rebuiltTo
