-- Search over clients, contacts, deals and products: one meaning on both databases.
-- Words and names are folded by Rust (domain::search). Written by crm::search with each record.

-- What a record is found by. kind: 1 company, 2 person, 3 deal, 4 product.
CREATE TABLE search_docs (
  kind          INTEGER NOT NULL,
  record_id     INTEGER NOT NULL,
  owner_id      INTEGER NOT NULL,         -- 0: without owner, or seen by all
  names         TEXT NOT NULL,            -- whole names, one a line
  words         TEXT NOT NULL,            -- words of the name between spaces, a bar, other words likewise
  numbers       TEXT NOT NULL,            -- phone numbers' digits, likewise
  PRIMARY KEY (kind, record_id)
) STRICT, WITHOUT ROWID;

-- The index: bucket is kind * 10 + 0 whole name, 1 word of the name, 2 other word.
CREATE TABLE search_terms (
  bucket        INTEGER NOT NULL,
  term          TEXT NOT NULL,
  record_id     INTEGER NOT NULL,
  owner_id      INTEGER NOT NULL,
  PRIMARY KEY (bucket, term, record_id)
) STRICT, WITHOUT ROWID;
-- The same within one owner: a scope reads its own rows only.
CREATE INDEX search_terms_owner ON search_terms (bucket, owner_id, term, record_id);

-- Endings, from three letters, of each word ever used: a part of a word is the beginning of an ending.
CREATE TABLE search_endings (
  ending        TEXT NOT NULL,
  word          TEXT NOT NULL,
  PRIMARY KEY (ending, word)
) STRICT, WITHOUT ROWID;

-- Endings, from three digits, of each phone number, the number itself included.
CREATE TABLE search_numbers (
  digits        TEXT NOT NULL,
  kind          INTEGER NOT NULL,
  record_id     INTEGER NOT NULL,
  owner_id      INTEGER NOT NULL,
  PRIMARY KEY (digits, kind, record_id)
) STRICT, WITHOUT ROWID;
