// The entities that have one of these ids in other registers.
// params: sameAs LIST<STRING>    rows: many per id
UNWIND $sameAs AS sameAs
MATCH (i:Identifier {value: sameAs})-[:IDENTIFIES]->(e:Entity)
USING INDEX i:Identifier(value)
RETURN sameAs, e.id AS id
