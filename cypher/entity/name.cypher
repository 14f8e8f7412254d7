// Makes the keys by which each entity is found just these.
// params: rows LIST<MAP {id, keys LIST<STRING>, sameAs LIST<STRING>}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
WITH e, row,
  COLLECT { MATCH (n:Name)-[:NAMES]->(e) RETURN n } AS names,
  COLLECT { MATCH (i:Identifier)-[:IDENTIFIES]->(e) RETURN i } AS identifiers
WITH e,
  [n IN names WHERE NOT n.key IN row.keys] + [i IN identifiers WHERE NOT i.value IN row.sameAs] AS gone,
  [key IN row.keys WHERE NOT key IN [n IN names | n.key]] AS keys,
  [value IN row.sameAs WHERE NOT value IN [i IN identifiers | i.value]] AS values
FOREACH (node IN gone | DETACH DELETE node)
FOREACH (key IN keys | CREATE (:Name {key: key})-[:NAMES]->(e))
FOREACH (value IN values | CREATE (:Identifier {value: value})-[:IDENTIFIES]->(e))
