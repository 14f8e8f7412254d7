// The decisions on these members.
// params: ids LIST<STRING>    rows: many
CALL () {
  UNWIND $ids AS id
  MATCH (d:Decision {a: id})
  USING INDEX d:Decision(a)
  RETURN d
  UNION
  UNWIND $ids AS id
  MATCH (d:Decision {b: id})
  USING INDEX d:Decision(b)
  RETURN d
}
RETURN d {.*} AS decision
