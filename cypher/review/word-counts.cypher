// In how many names each word is; of a common word, no more than `most` are counted.
// params: words LIST<MAP {word, lucene}>, most INTEGER    rows: one per word
UNWIND $words AS word
CALL (word) {
  CALL db.index.fulltext.queryNodes('name_words', word.lucene, {limit: $most}) YIELD node
  RETURN count(*) AS names
}
RETURN word.word AS word, names
