// The relations that stand between these pairs.
// params: pairs LIST<MAP {type, source, target}>    rows: many per pair
UNWIND $pairs AS pair
MATCH (s:Entity {id: pair.source})-[r]->(t:Entity {id: pair.target})
WHERE type(r) = pair.type
RETURN r {.*, type: pair.type, source: pair.source, target: pair.target} AS relation
