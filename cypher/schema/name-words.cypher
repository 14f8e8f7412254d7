// The names that hold words, or words like them. Keys are folded already, and have one space between words.
CREATE FULLTEXT INDEX name_words IF NOT EXISTS FOR (n:Name) ON EACH [n.key, n.kind] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
