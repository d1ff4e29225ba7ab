-- The organisation, its people, the log, jobs and sessions.
-- Instants: Unix milliseconds UTC. Dates: TEXT YYYY-MM-DD in the organisation's zone.
-- Money: minor units + ISO 4217. See ARCHITECTURE.md, 'Data'.

-- One row once the organisation is set up; settings have defaults before.
CREATE TABLE organisation (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  name          TEXT NOT NULL,
  zone          TEXT NOT NULL,            -- IANA time zone
  currency      TEXT NOT NULL CHECK (length(currency) = 3),
  lang          TEXT NOT NULL CHECK (lang IN ('en', 'de')),
  set_up_at     INTEGER,                  -- NULL: the set-up page is open
  preset        TEXT                      -- wholesale, services, blank; NULL: not chosen yet
) STRICT;

CREATE TABLE users (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL,
  name_folded   TEXT NOT NULL,
  email         TEXT,                     -- as typed; imported colleagues may have none
  email_folded  TEXT UNIQUE,
  role          TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'sales', 'viewer')),
  password_hash TEXT,                     -- NULL: can't sign in yet
  lang          TEXT CHECK (lang IN ('en', 'de')),
  theme         TEXT CHECK (theme IN ('light', 'dark')),
  team_id       INTEGER REFERENCES teams(id),
  extra         TEXT,                     -- JSON object: columns 'From the import'
  active        INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX users_name ON users (name_folded, id);
CREATE INDEX users_team ON users (team_id);

CREATE TABLE teams (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL,
  name_folded   TEXT NOT NULL,
  manager_id    INTEGER REFERENCES users(id),
  parent_id     INTEGER REFERENCES teams(id),
  created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX teams_manager ON teams (manager_id);

-- The closure behind every scope: whose records a person sees as 'own or team'.
-- owner_id 0 stands for 'records without owner'. Written with every change of people and teams.
CREATE TABLE visible_owners (
  viewer_id     INTEGER NOT NULL REFERENCES users(id),
  owner_id      INTEGER NOT NULL,
  PRIMARY KEY (viewer_id, owner_id)
) STRICT;
CREATE INDEX visible_owners_owner ON visible_owners (owner_id, viewer_id);

-- Single-use links: an invitation to choose a password.
CREATE TABLE invitations (
  token_hash    TEXT PRIMARY KEY,         -- SHA-256 of the link's token, hex
  user_id       INTEGER NOT NULL REFERENCES users(id),
  created_by    INTEGER REFERENCES users(id),
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  used_at       INTEGER
) STRICT;
CREATE INDEX invitations_user ON invitations (user_id);

CREATE TABLE sessions (
  id            TEXT PRIMARY KEY,
  user_id       INTEGER REFERENCES users(id), -- set at sign-in: sign-out everywhere and deactivation find it
  data          TEXT NOT NULL,            -- JSON of the session's values
  created_at    INTEGER NOT NULL,
  last_seen     INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX sessions_user ON sessions (user_id);

-- Failed sign-ins by account and by address, for throttling.
CREATE TABLE throttle (
  key           TEXT PRIMARY KEY,         -- 'account:…' or 'address:…'
  failures      INTEGER NOT NULL,
  window_start  INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL
) STRICT;

-- Settings beyond the organisation's row, by name; JSON values.
CREATE TABLE settings (
  name          TEXT PRIMARY KEY,
  value         TEXT NOT NULL
) STRICT;

-- Dated exchange rates, typed in: 1 unit of currency = rate units of the organisation's currency.
CREATE TABLE rates (
  currency      TEXT NOT NULL,
  valid_from    TEXT NOT NULL,
  rate          TEXT NOT NULL,            -- canonical decimal
  PRIMARY KEY (currency, valid_from)
) STRICT;

-- ---------------------------------------------------------------- the log
-- A command once done: its stored answer is given to a repeat.
CREATE TABLE commands (
  user_id       INTEGER NOT NULL,
  command_id    TEXT NOT NULL,
  answer        TEXT NOT NULL,            -- JSON
  done_at       INTEGER NOT NULL,
  PRIMARY KEY (user_id, command_id)
) STRICT;
CREATE INDEX commands_done ON commands (done_at);

-- Many commands made as one: an import, a bulk change, demo data, an undo.
CREATE TABLE batches (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind          TEXT NOT NULL,            -- import, demo, preset, undo
  label         TEXT NOT NULL,
  actor_id      INTEGER REFERENCES users(id),
  created_at    INTEGER NOT NULL
) STRICT;

-- Append-only: one row for each thing that happened.
CREATE TABLE events (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  txn           INTEGER NOT NULL,         -- id of the first event of its transaction: the feed's unit
  kind          TEXT NOT NULL,            -- deal.moved, client.created …
  actor_id      INTEGER REFERENCES users(id), -- NULL: the system
  command_id    TEXT,
  batch_id      INTEGER REFERENCES batches(id),
  recorded_at   INTEGER NOT NULL,
  occurred_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX events_batch ON events (batch_id) WHERE batch_id IS NOT NULL;

-- On which cards an event stands; timelines page over it. The owner before and
-- after decide who hears of it live.
CREATE TABLE event_subjects (
  event_id      INTEGER NOT NULL REFERENCES events(id),
  record_type   TEXT NOT NULL,            -- client, deal, task, product, user, pipeline, import …
  record_id     INTEGER NOT NULL,
  kind_group    TEXT NOT NULL,            -- deal, call, note, task, client, import: the timeline's filter
  occurred_at   INTEGER NOT NULL,
  owner_before  INTEGER,
  owner_after   INTEGER,
  version       INTEGER NOT NULL DEFAULT 0,
  via           INTEGER,
  PRIMARY KEY (record_type, record_id, occurred_at, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_subjects_event ON event_subjects (event_id);
CREATE INDEX event_subjects_group ON event_subjects (record_type, record_id, kind_group, occurred_at, event_id);

-- Personal content of events (before/after, texts): erasure deletes here, never from events.
CREATE TABLE event_values (
  event_id      INTEGER PRIMARY KEY REFERENCES events(id),
  value         TEXT NOT NULL             -- JSON
) STRICT;

-- ---------------------------------------------------------------- jobs
CREATE TABLE jobs (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind          TEXT NOT NULL,
  payload       TEXT NOT NULL,            -- JSON
  state         TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'dead')),
  run_at        INTEGER NOT NULL,
  leased_until  INTEGER,
  attempts      INTEGER NOT NULL DEFAULT 0,
  last_error    TEXT,
  created_at    INTEGER NOT NULL,
  finished_at   INTEGER
) STRICT;
CREATE INDEX jobs_due ON jobs (state, run_at, id);
