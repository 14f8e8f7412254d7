// How many sources there are: articles, and entries of datasets. A format before 6 labels articles alone.
// params: none    rows: one
RETURN COUNT { (:Article) } + COUNT { (:Entry) } AS total
