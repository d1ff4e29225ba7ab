-- Clients, products, pipelines, deals, tasks and notes.

-- Companies and persons in one table. A contact is a person linked to a company.
CREATE TABLE clients (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind          TEXT NOT NULL CHECK (kind IN ('company', 'person')),
  name          TEXT NOT NULL CHECK (length(name) > 0),
  name_folded   TEXT NOT NULL,
  first_name    TEXT,                     -- persons
  last_name     TEXT,
  parent_id     INTEGER REFERENCES clients(id), -- parent company
  industry      TEXT,
  size          INTEGER,                  -- people employed
  website       TEXT,
  source        TEXT,
  about         TEXT,                     -- one line under the name
  owner_id      INTEGER REFERENCES users(id),
  referred_by   INTEGER REFERENCES clients(id),
  extra         TEXT,                     -- JSON object: columns 'From the import'
  archived_at   INTEGER,
  batch_id      INTEGER REFERENCES batches(id),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX clients_name ON clients (name_folded, id) WHERE archived_at IS NULL;
CREATE INDEX clients_updated ON clients (updated_at, id) WHERE archived_at IS NULL;
CREATE INDEX clients_owner_name ON clients (COALESCE(owner_id, 0), name_folded, id) WHERE archived_at IS NULL;
CREATE INDEX clients_parent ON clients (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX clients_referred ON clients (referred_by) WHERE referred_by IS NOT NULL;
CREATE INDEX clients_batch ON clients (batch_id) WHERE batch_id IS NOT NULL;

-- A person works for, or otherwise belongs to, a company.
CREATE TABLE contacts (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  company_id    INTEGER NOT NULL REFERENCES clients(id),
  person_id     INTEGER NOT NULL REFERENCES clients(id),
  role          TEXT,
  main          INTEGER NOT NULL DEFAULT 0 CHECK (main IN (0, 1)),
  UNIQUE (company_id, person_id),
  CHECK (company_id <> person_id)
) STRICT;
CREATE INDEX contacts_person ON contacts (person_id);

CREATE TABLE client_phones (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id     INTEGER NOT NULL REFERENCES clients(id),
  label         TEXT,
  number        TEXT NOT NULL,            -- as typed
  digits        TEXT NOT NULL,            -- digits alone, for search
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX client_phones_client ON client_phones (client_id, position, id);
CREATE INDEX client_phones_digits ON client_phones (digits);

CREATE TABLE client_emails (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id     INTEGER NOT NULL REFERENCES clients(id),
  label         TEXT,
  email         TEXT NOT NULL,
  email_folded  TEXT NOT NULL,
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX client_emails_client ON client_emails (client_id, position, id);
CREATE INDEX client_emails_email ON client_emails (email_folded);

CREATE TABLE client_addresses (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id     INTEGER NOT NULL REFERENCES clients(id),
  label         TEXT,                     -- Billing, Delivery …
  street        TEXT,
  postcode      TEXT,
  city          TEXT,
  region        TEXT,
  country       TEXT,                     -- as typed or ISO 3166-1 alpha-2
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX client_addresses_client ON client_addresses (client_id, position, id);

CREATE TABLE tags (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL,
  name_folded   TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE client_tags (
  client_id     INTEGER NOT NULL REFERENCES clients(id),
  tag_id        INTEGER NOT NULL REFERENCES tags(id),
  PRIMARY KEY (client_id, tag_id)
) STRICT;
CREATE INDEX client_tags_tag ON client_tags (tag_id);

CREATE TABLE products (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL CHECK (length(name) > 0),
  name_folded   TEXT NOT NULL,
  code          TEXT,
  category      TEXT,                     -- product group or series
  price_minor   INTEGER,
  currency      TEXT,
  about         TEXT,
  extra         TEXT,
  archived_at   INTEGER,
  batch_id      INTEGER REFERENCES batches(id),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  CHECK ((price_minor IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX products_name ON products (name_folded, id) WHERE archived_at IS NULL;

CREATE TABLE pipelines (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL,
  name_folded   TEXT NOT NULL,
  position      INTEGER NOT NULL,
  archived_at   INTEGER,
  batch_id      INTEGER REFERENCES batches(id),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE stages (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  pipeline_id   INTEGER NOT NULL REFERENCES pipelines(id),
  name          TEXT NOT NULL,
  name_folded   TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
  position      INTEGER NOT NULL,
  colour        INTEGER NOT NULL DEFAULT 1, -- 1…8: a colour of the palette
  probability   INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 1000000), -- 1/10,000 of a per cent
  to_check      INTEGER NOT NULL DEFAULT 0 CHECK (to_check IN (0, 1)), -- the probability was only guessed
  rotting_days  INTEGER,                  -- NULL: never
  archived_at   INTEGER
) STRICT;
CREATE INDEX stages_pipeline ON stages (pipeline_id, position, id);

CREATE TABLE lost_reasons (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL,
  name_folded   TEXT NOT NULL UNIQUE,
  position      INTEGER NOT NULL,
  archived_at   INTEGER
) STRICT;

CREATE TABLE deals (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  title         TEXT NOT NULL CHECK (length(title) > 0),
  title_folded  TEXT NOT NULL,
  client_id     INTEGER REFERENCES clients(id),
  pipeline_id   INTEGER NOT NULL REFERENCES pipelines(id),
  stage_id      INTEGER NOT NULL REFERENCES stages(id),
  status        TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')), -- the stage's kind
  rank          TEXT NOT NULL,            -- fractional index within the stage
  amount_minor  INTEGER,
  currency      TEXT,
  base_minor    INTEGER,                  -- in the organisation's currency; NULL: no amount or no rate
  owner_id      INTEGER REFERENCES users(id),
  source        TEXT,
  expected_close TEXT,
  lost_reason_id INTEGER REFERENCES lost_reasons(id),
  lost_note     TEXT,
  next_step     TEXT,                     -- denormalised from the earliest open task, or typed
  next_step_due TEXT,
  about         TEXT,
  extra         TEXT,
  opened_on     TEXT NOT NULL,            -- when it became a deal: the funnel's date
  closed_on     TEXT,                     -- when it was won or lost
  stage_since   INTEGER NOT NULL,         -- when it came into its stage
  archived_at   INTEGER,
  batch_id      INTEGER REFERENCES batches(id),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  CHECK ((amount_minor IS NULL) = (currency IS NULL)),
  CHECK ((status = 'open') = (closed_on IS NULL))
) STRICT;
-- The board: cards of a stage in order; sums of a stage by owner; lists.
CREATE INDEX deals_board ON deals (stage_id, rank, id) WHERE archived_at IS NULL;
CREATE INDEX deals_sums ON deals (stage_id, COALESCE(owner_id, 0), base_minor) WHERE archived_at IS NULL AND status = 'open';
CREATE INDEX deals_updated ON deals (updated_at, id) WHERE archived_at IS NULL;
CREATE INDEX deals_title ON deals (title_folded, id) WHERE archived_at IS NULL;
CREATE INDEX deals_client ON deals (client_id, status, updated_at) WHERE client_id IS NOT NULL;
CREATE INDEX deals_closed ON deals (pipeline_id, closed_on, status, COALESCE(owner_id, 0), base_minor) WHERE archived_at IS NULL AND closed_on IS NOT NULL;
CREATE INDEX deals_opened ON deals (pipeline_id, opened_on, status, COALESCE(owner_id, 0)) WHERE archived_at IS NULL;
CREATE INDEX deals_owner ON deals (COALESCE(owner_id, 0), updated_at, id) WHERE archived_at IS NULL;
CREATE INDEX deals_batch ON deals (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE deal_lines (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  deal_id       INTEGER NOT NULL REFERENCES deals(id),
  product_id    INTEGER NOT NULL REFERENCES products(id),
  quantity      INTEGER NOT NULL DEFAULT 1000, -- in thousandths
  price_minor   INTEGER,                  -- NULL: the product's price
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX deal_lines_deal ON deal_lines (deal_id, position, id);
CREATE INDEX deal_lines_product ON deal_lines (product_id);

CREATE TABLE deal_contacts (
  deal_id       INTEGER NOT NULL REFERENCES deals(id),
  person_id     INTEGER NOT NULL REFERENCES clients(id),
  role          TEXT,
  PRIMARY KEY (deal_id, person_id)
) STRICT;
CREATE INDEX deal_contacts_person ON deal_contacts (person_id);

CREATE TABLE deal_tags (
  deal_id       INTEGER NOT NULL REFERENCES deals(id),
  tag_id        INTEGER NOT NULL REFERENCES tags(id),
  PRIMARY KEY (deal_id, tag_id)
) STRICT;
CREATE INDEX deal_tags_tag ON deal_tags (tag_id);

-- Each stay of a deal in a stage; reports read these, never the log.
CREATE TABLE deal_stage_spans (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  deal_id       INTEGER NOT NULL REFERENCES deals(id),
  pipeline_id   INTEGER NOT NULL REFERENCES pipelines(id),
  stage_id      INTEGER NOT NULL REFERENCES stages(id),
  owner_id      INTEGER REFERENCES users(id),
  entered_at    INTEGER NOT NULL,
  left_at       INTEGER
) STRICT;
CREATE INDEX deal_stage_spans_deal ON deal_stage_spans (deal_id, entered_at, id);
CREATE INDEX deal_stage_spans_stage ON deal_stage_spans (stage_id, deal_id);

CREATE TABLE tasks (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  title         TEXT NOT NULL CHECK (length(title) > 0),
  due_on        TEXT,
  client_id     INTEGER REFERENCES clients(id),
  deal_id       INTEGER REFERENCES deals(id),
  owner_id      INTEGER REFERENCES users(id), -- whose task it is
  done_at       INTEGER,
  done_by       INTEGER REFERENCES users(id),
  archived_at   INTEGER,
  batch_id      INTEGER REFERENCES batches(id),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_client ON tasks (client_id, due_on, id) WHERE client_id IS NOT NULL;
CREATE INDEX tasks_deal ON tasks (deal_id, due_on, id) WHERE deal_id IS NOT NULL;
CREATE INDEX tasks_owner ON tasks (owner_id, due_on, id) WHERE done_at IS NULL AND archived_at IS NULL;

-- Notes and logged calls: what people wrote on a card. One activity, one event on the timeline.
CREATE TABLE activities (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind          TEXT NOT NULL CHECK (kind IN ('note', 'call')),
  client_id     INTEGER REFERENCES clients(id),
  deal_id       INTEGER REFERENCES deals(id),
  contact_id    INTEGER REFERENCES clients(id), -- the person called
  author_id     INTEGER REFERENCES users(id),
  text          TEXT NOT NULL,
  direction     TEXT CHECK (direction IN ('in', 'out')),
  outcome       TEXT CHECK (outcome IN ('reached', 'no_answer', 'voicemail', 'busy')),
  duration_s    INTEGER,
  occurred_at   INTEGER NOT NULL,
  event_id      INTEGER REFERENCES events(id),
  archived_at   INTEGER,
  batch_id      INTEGER REFERENCES batches(id),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX activities_client ON activities (client_id, occurred_at, id) WHERE client_id IS NOT NULL;
CREATE INDEX activities_deal ON activities (deal_id, occurred_at, id) WHERE deal_id IS NOT NULL;
