// Writes for each member which other one it joins because of its names, or that it joins none.
// params: rows LIST<MAP {id, join MAP?}>    rows: none
UNWIND $rows AS row
MATCH (m:Member {id: row.id})
CALL (m) {
  MATCH (m)-[old:MEANS]->()
  DELETE old
}
WITH m, row.join AS join
WHERE join IS NOT NULL
MATCH (to:Member {id: join.to})
CREATE (m)-[:MEANS {rule: join.rule, key: join.key}]->(to)
