-- The hash of the envelope before, as the device signed it: a chain that does not join up is told
-- beside missing and doubled numbers. Of envelopes that are there already it is read out of the header.
ALTER TABLE envelopes ADD COLUMN previous_hash TEXT;
DROP TRIGGER envelopes_never_change;
UPDATE envelopes SET
  previous_hash = json_extract(CAST(substr(bytes, 1, instr(bytes, x'0a') - 1) AS TEXT), '$.previousHash')
WHERE json_valid(CAST(substr(bytes, 1, instr(bytes, x'0a') - 1) AS TEXT));
-- A number counts where it is proven to be that device's: what came before this rule follows it as well.
UPDATE envelopes SET sequence = NULL
WHERE device <> signer OR EXISTS (
  SELECT 1 FROM held, json_each(held.reasons) AS reason WHERE held.position = envelopes.position AND reason.value = 'signature_bad'
);
CREATE TRIGGER envelopes_never_change BEFORE UPDATE ON envelopes
BEGIN
  SELECT RAISE(ABORT, 'an envelope never changes');
END;
-- With both hashes: chains are told from the index alone, as gaps are.
DROP INDEX envelopes_by_signer;
CREATE INDEX envelopes_by_signer ON envelopes (signer, sequence, received_at_ms, envelope_hash, previous_hash);
