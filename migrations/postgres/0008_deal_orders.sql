-- The table of deals in every order: pages by key, without sorting all of them first.
CREATE INDEX deals_amount ON deals (base_minor, id) WHERE archived_at IS NULL;
CREATE INDEX deals_expected ON deals (expected_close, id) WHERE archived_at IS NULL;
CREATE INDEX deals_closed_on ON deals (closed_on, id) WHERE archived_at IS NULL;
CREATE INDEX deals_opened_on ON deals (opened_on, id) WHERE archived_at IS NULL;
-- By stage, owner and client: these in their order, and the deals of each.
CREATE INDEX deals_stage ON deals (stage_id, id) WHERE archived_at IS NULL;
CREATE INDEX deals_owner_id ON deals (owner_id, id) WHERE archived_at IS NULL;
CREATE INDEX stages_position ON stages (position, id);
CREATE INDEX clients_order ON clients (name_folded, id);
