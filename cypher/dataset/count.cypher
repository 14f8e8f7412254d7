// How many datasets there are, from the count that Neo4j keeps of a label.
// params: none    rows: one
RETURN COUNT { (:Dataset) } AS total
