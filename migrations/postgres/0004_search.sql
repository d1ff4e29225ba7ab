-- Search over clients, contacts, deals and products: one meaning on both databases.
-- Words and names are folded by Rust (domain::search). Written by crm::search with each record.

-- What a record is found by. kind: 1 company, 2 person, 3 deal, 4 product.
CREATE TABLE search_docs (
  kind          BIGINT NOT NULL,
  record_id     BIGINT NOT NULL,
  owner_id      BIGINT NOT NULL,         -- 0: without owner, or seen by all
  names         TEXT COLLATE "C" NOT NULL,            -- whole names, one a line
  words         TEXT COLLATE "C" NOT NULL,            -- words of the name between spaces, a bar, other words likewise
  numbers       TEXT COLLATE "C" NOT NULL,            -- phone numbers' digits, likewise
  PRIMARY KEY (kind, record_id)
);

-- The index: bucket is kind * 10 + 0 whole name, 1 word of the name, 2 other word.
CREATE TABLE search_terms (
  bucket        BIGINT NOT NULL,
  term          TEXT COLLATE "C" NOT NULL,
  record_id     BIGINT NOT NULL,
  owner_id      BIGINT NOT NULL,
  PRIMARY KEY (bucket, term, record_id)
);
-- The same within one owner: a scope reads its own rows only.
CREATE INDEX search_terms_owner ON search_terms (bucket, owner_id, term, record_id);

-- Endings, from three letters, of each word ever used: a part of a word is the beginning of an ending.
CREATE TABLE search_endings (
  ending        TEXT COLLATE "C" NOT NULL,
  word          TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (ending, word)
);

-- Endings, from three digits, of each phone number, the number itself included.
CREATE TABLE search_numbers (
  digits        TEXT COLLATE "C" NOT NULL,
  kind          BIGINT NOT NULL,
  record_id     BIGINT NOT NULL,
  owner_id      BIGINT NOT NULL,
  PRIMARY KEY (digits, kind, record_id)
);
