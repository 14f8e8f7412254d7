// Articles, the newest first, then by id.
CREATE INDEX article_newest IF NOT EXISTS FOR (a:Article) ON (a.newestKey, a.id)
