-- The timeline shows what a note says now: found by the event that told of it.
CREATE INDEX activities_event ON activities (event_id) WHERE event_id IS NOT NULL;
