// How many articles there are, from the count that Neo4j keeps of a label.
// params: none    rows: one
RETURN COUNT { (:Article) } AS total
