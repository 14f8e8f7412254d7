// Takes the one lock that puts changes of the graph in a row, until the transaction ends. A new graph gets the format.
// params: format INTEGER    rows: one
WITH EXISTS { (:Article|Source|Dataset) } AS hasSources
MERGE (g:Graph {id: 'graph'})
ON CREATE SET g.version = 0, g.format = CASE WHEN hasSources THEN null ELSE $format END
SET g.version = g.version
RETURN g.format AS format, g.rebuilding AS rebuilding, g.rebuiltTo AS rebuiltTo,
  g.restoring AS restoring
