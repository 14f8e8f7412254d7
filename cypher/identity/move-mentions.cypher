// Moves what sources say of members from one entity to another, and gives the claims that name these members.
// params: rows LIST<MAP {id, from, to}>    rows: many
UNWIND $rows AS row
MATCH (s:Source)-[old:MENTIONS]->(:Entity {id: row.from})
WHERE old.member = row.id
MATCH (e:Entity {id: row.to})
CREATE (s)-[mention:MENTIONS]->(e)
SET mention = properties(old)
DELETE old
WITH DISTINCT s, row.id AS id
MATCH (s)-[:CLAIMS]->(c:Claim)
WHERE c.sourceMember = id OR c.targetMember = id
RETURN DISTINCT c {.id, .type, .source, .target, .sourceMember, .targetMember} AS claim
