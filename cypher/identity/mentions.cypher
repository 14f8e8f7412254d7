// What the newest articles say of these members.
// params: ids LIST<STRING>, most INTEGER    rows: many
UNWIND $ids AS id
CALL (id) {
  MATCH (:Member {id: id})-[:BELONGS_TO]->(:Entity)<-[mention:MENTIONS]-(a:Article)
  WHERE mention.member = id
  RETURN a, mention ORDER BY a.newestKey, a.id LIMIT $most
}
RETURN id, mention {.name, .aliases, .sameAs} AS said, a {.id, .title, .publisher, .publishedOn, .language, .url} AS article
