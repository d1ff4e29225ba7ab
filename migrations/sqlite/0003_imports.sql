-- Imports: the file, how it was read, what became of each row.
CREATE TABLE imports (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  record_type   TEXT NOT NULL CHECK (record_type IN ('client', 'product', 'user', 'deal')),
  file_name     TEXT NOT NULL,
  file_sha256   TEXT NOT NULL,
  file_bytes    INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('draft', 'queued', 'running', 'done', 'failed')),
  plan          TEXT NOT NULL,            -- JSON: dialect, column mapping, links, stage answers
  ledger        TEXT,                     -- JSON: the counts, once done or so far
  progress      INTEGER NOT NULL DEFAULT 0, -- rows read so far
  rows_total    INTEGER,
  batch_id      INTEGER REFERENCES batches(id),
  actor_id      INTEGER REFERENCES users(id),
  created_at    INTEGER NOT NULL,
  started_at    INTEGER,
  finished_at   INTEGER,
  error         TEXT
) STRICT;

-- Rows that failed or were imported with a warning.
CREATE TABLE import_issues (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id     INTEGER NOT NULL REFERENCES imports(id),
  row_number    INTEGER NOT NULL,         -- line of the table, the head being 1
  column_name   TEXT,
  severity      TEXT NOT NULL CHECK (severity IN ('failed', 'warning')),
  code          TEXT NOT NULL,            -- a text's key
  args          TEXT NOT NULL,            -- JSON
  link_kind     TEXT,                     -- product, client, user: an unknown name …
  link_name     TEXT,                     -- … and the name, so that it can be accepted afterwards
  record_id     INTEGER,                  -- what the row became, if anything
  resolved_at   INTEGER,
  raw           TEXT                      -- JSON array of the row's cells, for failed rows
) STRICT;
CREATE INDEX import_issues_import ON import_issues (import_id, severity, row_number, id);
CREATE INDEX import_issues_link ON import_issues (import_id, link_kind, link_name) WHERE link_kind IS NOT NULL;

-- Where a record came from: the source's own key, or the row's hash and repeat number.
CREATE TABLE source_keys (
  record_type   TEXT NOT NULL,
  source        TEXT NOT NULL,            -- which key space: the key column's folded name, or 'hash'
  key           TEXT NOT NULL,
  record_id     INTEGER NOT NULL,
  import_id     INTEGER NOT NULL REFERENCES imports(id),
  PRIMARY KEY (record_type, source, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_keys_record ON source_keys (record_type, record_id);
