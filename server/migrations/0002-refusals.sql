-- People who refused, by unit, as an office hands them in. Rows are only ever added: the newest row
-- of a unit holds, the older ones say who recorded what before. NULL takes a number back.
CREATE TABLE refusals (
  id INTEGER PRIMARY KEY,
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  unit TEXT NOT NULL,
  refusals INTEGER CHECK (refusals >= 0),
  -- The login, as it was then.
  recorded_by TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX refusals_by_campaign ON refusals (campaign, unit);
