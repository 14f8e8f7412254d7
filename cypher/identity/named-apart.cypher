// Which of these members a source names beside another of them. The sources of the one with the most mentions are not
// looked at, since those of the others tell.
// params: ids LIST<STRING>    rows: many
MATCH (m:Member)
WHERE m.id IN $ids
WITH m ORDER BY m.mentions DESC SKIP 1
MATCH (m)-[:BELONGS_TO]->(:Entity)<-[mention:MENTIONS]-(s:Source)
WHERE mention.member = m.id
MATCH (s)-[other:MENTIONS]->(:Entity)
WHERE other.member IN $ids AND other.member <> m.id
RETURN DISTINCT m.id AS a, other.member AS b
