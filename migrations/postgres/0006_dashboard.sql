-- The dashboard reads these indexes alone, never the deals themselves.

-- Won and lost: in place of the index it begins with.
DROP INDEX deals_closed;
CREATE INDEX deals_closed ON deals (pipeline_id, closed_on, status, owner_id, base_minor, amount_minor, opened_on) WHERE archived_at IS NULL AND closed_on IS NOT NULL;
-- Open deals: weighted sums and expected close.
CREATE INDEX deals_forecast ON deals (pipeline_id, stage_id, expected_close, owner_id, base_minor) WHERE archived_at IS NULL AND status = 'open';
-- The furthest stage of each deal.
CREATE INDEX deal_stage_spans_reach ON deal_stage_spans (deal_id, stage_id);
