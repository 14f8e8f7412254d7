// Writes the rank of the words of entities. WITH makes the entity come first: a plan made while the graph was small would
// scan the words.
// params: rows LIST<MAP {id, wordRank INTEGER}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
WITH e, row.wordRank AS rank
MATCH (w:Word)-[:BEGINS]->(e)
SET w.rank = rank
