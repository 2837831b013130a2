-- Responses are counted by where they come from: the drawn sample, a dossier's code, a personal link,
-- or open to whoever passes (`shared/response/source.ts`).

ALTER TABLE responses ADD COLUMN source TEXT NOT NULL DEFAULT 'field';
UPDATE responses SET source = CASE channel WHEN 'kiosk' THEN 'kiosk_open' WHEN 'link' THEN 'link_open' ELSE channel END
WHERE channel <> 'field';

-- Cells are sums and cannot be taken apart: they are counted anew, when the database opens.
DROP TABLE tally_cells;
CREATE TABLE tally_cells (
  id INTEGER PRIMARY KEY,
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  unit TEXT NOT NULL,
  stratum TEXT NOT NULL,
  cluster TEXT NOT NULL,
  weight REAL NOT NULL CHECK (weight > 0),
  source TEXT NOT NULL,
  vector BLOB NOT NULL,
  UNIQUE (campaign, source, unit, stratum, cluster, weight)
) STRICT;
INSERT INTO settings (name, value) VALUES ('tallies_to_count', 'all');
