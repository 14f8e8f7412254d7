// The texts and the parts of proposals.
// params: ids LIST<STRING>    rows: many
UNWIND $ids AS id
MATCH (p:Proposal {id: id})
RETURN p {.id, .text, .entities, .relations, .fallen} AS body
