// How many proposals wait for an extractor or for a person.
// params: none    rows: one
MATCH (p:Proposal)
WHERE p.status IN ['EXTRACTING', 'OPEN']
RETURN count(p) AS total
