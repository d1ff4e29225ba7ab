-- The board's sums count deals without amount as well: everything they read is in the index.
DROP INDEX deals_sums;
CREATE INDEX deals_sums ON deals (stage_id, COALESCE(owner_id, 0), base_minor, amount_minor) WHERE archived_at IS NULL AND status = 'open';
