-- What was acknowledged, decided and changed, for ever; the receipts that say so; what devices tell
-- of themselves; codes to enrol by.

-- The number that the device gave the envelope, and the device that made it: whoever carried it is
-- `device`. Of envelopes that are there already, both are read out of the header line.
ALTER TABLE envelopes ADD COLUMN sequence INTEGER CHECK (sequence > 0);
ALTER TABLE envelopes ADD COLUMN signer TEXT;
DROP TRIGGER envelopes_never_change;
UPDATE envelopes SET
  sequence = json_extract(CAST(substr(bytes, 1, instr(bytes, x'0a') - 1) AS TEXT), '$.sequence'),
  signer = json_extract(CAST(substr(bytes, 1, instr(bytes, x'0a') - 1) AS TEXT), '$.device')
WHERE json_valid(CAST(substr(bytes, 1, instr(bytes, x'0a') - 1) AS TEXT));
CREATE TRIGGER envelopes_never_change BEFORE UPDATE ON envelopes
BEGIN
  SELECT RAISE(ABORT, 'an envelope never changes');
END;
-- What is inserted in the place of a row deletes that row without asking the trigger of deletions.
CREATE TRIGGER envelopes_replace_none BEFORE INSERT ON envelopes
WHEN EXISTS (SELECT 1 FROM envelopes WHERE position = NEW.position OR (response_id = NEW.response_id AND variant = NEW.variant))
BEGIN
  SELECT RAISE(ABORT, 'an envelope is never replaced');
END;
-- With the time of arrival: gaps are told from the index alone.
CREATE INDEX envelopes_by_signer ON envelopes (signer, sequence, received_at_ms);

-- The ledger: `shared/sealing/ledger.ts` says what is hashed.
CREATE TABLE ledger (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN (
    'epoch', 'stored', 'held', 'admitted', 'kept_out', 'corrected', 'removed', 'key', 'refusals', 'published', 'backup'
  )),
  at_ms INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- Over this entry and the hash of the one before.
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX ledger_epochs ON ledger (number) WHERE kind = 'epoch';

CREATE TRIGGER ledger_only_grows BEFORE INSERT ON ledger
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM ledger)
BEGIN
  SELECT RAISE(ABORT, 'the ledger grows by one');
END;
CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'an entry of the ledger never changes');
END;
CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'an entry of the ledger is never deleted');
END;

-- How the ledger stood, signed: for printing and publishing.
CREATE TABLE ledger_heads (
  id INTEGER PRIMARY KEY,
  -- In Việt Nam, e.g. 2026-11-20.
  day TEXT NOT NULL CHECK (length(day) = 10),
  epoch TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  signed_at_ms INTEGER NOT NULL,
  signature TEXT NOT NULL CHECK (length(signature) = 88)
) STRICT;

CREATE TRIGGER ledger_heads_never_change BEFORE UPDATE ON ledger_heads
BEGIN
  SELECT RAISE(ABORT, 'a signed head never changes');
END;
CREATE TRIGGER ledger_heads_stay BEFORE DELETE ON ledger_heads
BEGIN
  SELECT RAISE(ABORT, 'a signed head is never deleted');
END;

CREATE TRIGGER ledger_heads_replace_none BEFORE INSERT ON ledger_heads
WHEN EXISTS (SELECT 1 FROM ledger_heads WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'a signed head is never replaced');
END;

-- What was answered to the first arrival of an envelope, and is answered to every other.
CREATE TABLE receipts (
  position INTEGER PRIMARY KEY REFERENCES envelopes (position),
  text TEXT NOT NULL,
  signature TEXT NOT NULL CHECK (length(signature) = 88)
) STRICT;

CREATE TRIGGER receipts_never_change BEFORE UPDATE ON receipts
BEGIN
  SELECT RAISE(ABORT, 'a receipt never changes');
END;
CREATE TRIGGER receipts_replace_none BEFORE INSERT ON receipts
WHEN EXISTS (SELECT 1 FROM receipts WHERE position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'a receipt is never replaced');
END;
-- They go with the envelopes of a demonstration.
CREATE TRIGGER receipts_stay BEFORE DELETE ON receipts
WHEN NOT EXISTS (
  SELECT 1 FROM envelopes JOIN campaigns ON campaigns.id = envelopes.campaign
  WHERE envelopes.position = OLD.position AND campaigns.is_demonstration = 1
)
BEGIN
  SELECT RAISE(ABORT, 'a receipt is never deleted');
END;

-- What a device told of itself: a row for each highest number that it told, so that it can be said
-- since when a number is known; the row that was told last says how the device is.
CREATE TABLE device_reports (
  device TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
  -- Highest number that it gave an envelope; 0 where it does not tell.
  finished INTEGER NOT NULL CHECK (finished >= 0),
  first_at_ms INTEGER NOT NULL,
  last_at_ms INTEGER NOT NULL,
  waiting INTEGER NOT NULL CHECK (waiting >= 0),
  app_version TEXT NOT NULL,
  health TEXT CHECK (health IS NULL OR json_valid(health)),
  PRIMARY KEY (device, finished)
) STRICT, WITHOUT ROWID;

-- Good for one device, for a few minutes; the code itself is not stored.
CREATE TABLE enrolment_codes (
  code_hash TEXT PRIMARY KEY NOT NULL CHECK (length(code_hash) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('field', 'kiosk')),
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kiosk_campaign TEXT,
  kiosk_place TEXT,
  created_by TEXT NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  -- The device that it enrolled.
  taken_by TEXT,
  CHECK ((kind = 'kiosk') = (kiosk_campaign IS NOT NULL)),
  CHECK ((kiosk_campaign IS NULL) = (kiosk_place IS NULL))
) STRICT, WITHOUT ROWID;
