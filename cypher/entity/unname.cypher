// Removes that by which entities are no longer found: names, their words, and ids in other registers.
// params: rows LIST<MAP {id, names LIST<MAP {key, text, identifies}>, words LIST<MAP {start, text}>, sameAs LIST<STRING>}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
CALL (e, row) {
  MATCH (n:Name)-[:NAMES]->(e)
  WHERE n {.key, .text, .identifies} IN row.names
  DETACH DELETE n
}
CALL (e, row) {
  MATCH (w:Word)-[:BEGINS]->(e)
  WHERE {start: w.start, text: w.text} IN row.words
  DETACH DELETE w
}
CALL (e, row) {
  MATCH (i:Identifier)-[:IDENTIFIES]->(e)
  WHERE i.value IN row.sameAs
  DETACH DELETE i
}
