// What the newest articles and entries say of these members.
// params: ids LIST<STRING>, most INTEGER    rows: many
UNWIND $ids AS id
CALL (id) {
  MATCH (:Member {id: id})-[:BELONGS_TO]->(:Entity)<-[mention:MENTIONS]-(s:Source)
  WHERE mention.member = id
  RETURN s, mention ORDER BY s.newestKey, s.id LIMIT $most
}
RETURN id, {name: mention.name, aliases: coalesce(mention.aliases, []), sameAs: coalesce(mention.sameAs, [])} AS said, s {.id, .title, .publisher, .publishedOn, .language, .url, .dataset, .key, .asOf} AS source
