// The format of the stored graph, and what work on the whole graph was begun and is not finished.
// params: none    rows: one
OPTIONAL MATCH (g:Graph {id: 'graph'})
RETURN g IS NOT NULL AS known, g.format AS format, g.rebuilding AS rebuilding, g.rebuiltTo AS rebuiltTo,
  g.restoring AS restoring,
  EXISTS { (:Article|Source|Dataset) } AS hasSources
