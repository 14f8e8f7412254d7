// Adds that by which entities are found: names, their words, and ids in other registers.
// params: rows LIST<MAP {id, names LIST<MAP {key, text, identifies}>, words LIST<MAP {start, text}>, wordRank INTEGER, sameAs LIST<STRING>}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
FOREACH (name IN row.names | CREATE (:Name {key: name.key, text: name.text, identifies: name.identifies, kind: e.kind})-[:NAMES]->(e))
FOREACH (word IN row.words | CREATE (:Word {
  start: word.start, text: word.text, kind: e.kind, rank: row.wordRank,
  prefix1: left(word.start, 1), prefix2: left(word.start, 2), prefix3: left(word.start, 3)
})-[:BEGINS]->(e))
FOREACH (value IN row.sameAs | CREATE (:Identifier {value: value})-[:IDENTIFIES]->(e))
