-- The first tables. STRICT and the triggers are written by hand: the generator cannot.
--
-- Raw and derived apart: `envelopes` holds the exact bytes that arrived and never changes;
-- `responses`, `tally_cells` and `arrivals` can be made again from them.

-- "HLng": a file that is not ours is told apart before anything is read from it.
PRAGMA application_id = 1212968551;

CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY NOT NULL,
  login TEXT NOT NULL,
  -- The login in NFC and lower case: what makes it unique.
  login_key TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('admin', 'supervisor', 'enumerator', 'viewer', 'auditor')),
  -- Scope: JSON, either "all" or a list of codes.
  campaigns TEXT NOT NULL CHECK (json_valid(campaigns)),
  units TEXT NOT NULL CHECK (json_valid(units)),
  is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1)),
  -- Came with a demonstration and goes with it.
  is_demonstration INTEGER NOT NULL CHECK (is_demonstration IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE account_places (
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  campaign TEXT NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (account, campaign, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id TEXT PRIMARY KEY NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('field', 'kiosk')),
  public_key TEXT NOT NULL CHECK (length(public_key) = 88),
  kiosk_campaign TEXT,
  kiosk_place TEXT,
  enrolled_at_ms INTEGER NOT NULL,
  last_seen_at_ms INTEGER,
  waiting INTEGER NOT NULL CHECK (waiting >= 0),
  is_revoked INTEGER NOT NULL CHECK (is_revoked IN (0, 1)),
  CHECK ((kind = 'kiosk') = (kiosk_campaign IS NOT NULL)),
  CHECK ((kiosk_campaign IS NULL) = (kiosk_place IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY NOT NULL CHECK (length(token_hash) = 64),
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  device TEXT REFERENCES devices (id) ON DELETE CASCADE,
  created_at_ms INTEGER NOT NULL,
  last_used_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE questionnaires (
  hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- The same version never has two contents.
  UNIQUE (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaigns (
  id TEXT PRIMARY KEY NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'open', 'closed')),
  questionnaire_hash TEXT NOT NULL REFERENCES questionnaires (hash),
  -- Everything of the campaign but its questionnaire.
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  created_at_ms INTEGER NOT NULL,
  is_demonstration INTEGER NOT NULL CHECK (is_demonstration IN (0, 1)),
  has_generated_responses INTEGER NOT NULL CHECK (has_generated_responses IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE envelopes (
  -- AUTOINCREMENT: a position is never given twice, even after the demonstration was removed.
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  response_id TEXT NOT NULL CHECK (length(response_id) = 36),
  -- 0 for the first content that came under this id, 1, 2, … for other contents.
  variant INTEGER NOT NULL CHECK (variant >= 0),
  envelope_hash TEXT NOT NULL CHECK (length(envelope_hash) = 64),
  bytes BLOB NOT NULL,
  device TEXT NOT NULL,
  account TEXT,
  received_at_ms INTEGER NOT NULL,
  -- What the receipt said; it says the same for ever.
  outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'held')),
  -- The campaign that the envelope names, whether we know it or not.
  campaign TEXT,
  UNIQUE (response_id, variant)
) STRICT;

CREATE TABLE held (
  position INTEGER PRIMARY KEY REFERENCES envelopes (position),
  campaign TEXT,
  unit TEXT,
  place TEXT,
  reasons TEXT NOT NULL CHECK (json_array_length(reasons) > 0),
  decision TEXT NOT NULL CHECK (decision IN ('waiting', 'admitted', 'kept_out')),
  decided_by TEXT,
  decided_at_ms INTEGER,
  decision_reason TEXT,
  CHECK ((decision = 'waiting') = (decided_by IS NULL))
) STRICT;
CREATE INDEX held_by_campaign ON held (campaign);

CREATE TABLE responses (
  position INTEGER PRIMARY KEY REFERENCES envelopes (position),
  response_id TEXT NOT NULL,
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  unit TEXT NOT NULL,
  stratum TEXT NOT NULL,
  cluster TEXT NOT NULL,
  weight REAL NOT NULL CHECK (weight > 0),
  place TEXT,
  channel TEXT NOT NULL CHECK (channel IN ('field', 'kiosk', 'link', 'paper')),
  device TEXT NOT NULL,
  account TEXT,
  answer_codes BLOB NOT NULL,
  -- The response that this one corrects.
  replaces TEXT,
  received_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER NOT NULL,
  is_generated INTEGER NOT NULL CHECK (is_generated IN (0, 1)),
  -- 0 once another response corrects it.
  is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1))
) STRICT;
CREATE INDEX responses_by_campaign ON responses (campaign);
-- A response is corrected at most once; a correction of the correction names the correction.
CREATE UNIQUE INDEX responses_by_replaced ON responses (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE tally_cells (
  id INTEGER PRIMARY KEY,
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  unit TEXT NOT NULL,
  stratum TEXT NOT NULL,
  cluster TEXT NOT NULL,
  weight REAL NOT NULL CHECK (weight > 0),
  vector BLOB NOT NULL,
  UNIQUE (campaign, unit, stratum, cluster, weight)
) STRICT;

-- How many counted responses arrived, for progress: a second, coarser tally.
CREATE TABLE arrivals (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  unit TEXT NOT NULL,
  place TEXT NOT NULL,
  channel TEXT NOT NULL,
  device TEXT NOT NULL,
  -- In Việt Nam, e.g. 2026-11-20.
  day TEXT NOT NULL CHECK (length(day) = 10),
  responses INTEGER NOT NULL CHECK (responses >= 0),
  last_received_at_ms INTEGER NOT NULL,
  PRIMARY KEY (campaign, unit, place, channel, device, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER envelopes_never_change BEFORE UPDATE ON envelopes
BEGIN
  SELECT RAISE(ABORT, 'an envelope never changes');
END;

-- The one way out: the demonstration, whose envelopes were generated, can be removed whole.
CREATE TRIGGER envelopes_stay BEFORE DELETE ON envelopes
WHEN NOT EXISTS (SELECT 1 FROM campaigns WHERE id = OLD.campaign AND is_demonstration = 1)
BEGIN
  SELECT RAISE(ABORT, 'an envelope is never deleted');
END;

-- Otherwise the door above could be opened for any campaign.
CREATE TRIGGER demonstration_is_fixed BEFORE UPDATE OF id, is_demonstration ON campaigns
WHEN NEW.id <> OLD.id OR NEW.is_demonstration <> OLD.is_demonstration
BEGIN
  SELECT RAISE(ABORT, 'a campaign does not become a demonstration');
END;
