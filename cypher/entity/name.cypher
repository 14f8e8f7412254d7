// Makes that by which each entity is found just this: its names, their words, and its ids in other registers.
// params: rows LIST<MAP {id, names LIST<MAP {key, text, identifies}>, words LIST<MAP {start, text}>, wordRank INTEGER, sameAs LIST<STRING>}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
WITH e, row,
  COLLECT { MATCH (n:Name)-[:NAMES]->(e) RETURN n } AS names,
  COLLECT { MATCH (w:Word)-[:BEGINS]->(e) RETURN w } AS words,
  COLLECT { MATCH (i:Identifier)-[:IDENTIFIES]->(e) RETURN i } AS identifiers
WITH e,
  [n IN names WHERE NOT n {.key, .text, .identifies} IN row.names]
    + [w IN words WHERE NOT {start: w.start, text: w.text} IN row.words]
    + [i IN identifiers WHERE NOT i.value IN row.sameAs] AS gone,
  [name IN row.names WHERE NOT name IN [n IN names | n {.key, .text, .identifies}]] AS freshNames,
  [word IN row.words WHERE NOT word IN [w IN words | {start: w.start, text: w.text}]] AS freshWords,
  [value IN row.sameAs WHERE NOT value IN [i IN identifiers | i.value]] AS freshValues,
  row.wordRank AS rank
FOREACH (node IN gone | DETACH DELETE node)
FOREACH (name IN freshNames | CREATE (:Name {key: name.key, text: name.text, identifies: name.identifies, kind: e.kind})-[:NAMES]->(e))
FOREACH (word IN freshWords | CREATE (:Word {
  start: word.start, text: word.text, kind: e.kind, rank: rank,
  prefix1: left(word.start, 1), prefix2: left(word.start, 2), prefix3: left(word.start, 3)
})-[:BEGINS]->(e))
FOREACH (value IN freshValues | CREATE (:Identifier {value: value})-[:IDENTIFIES]->(e))
