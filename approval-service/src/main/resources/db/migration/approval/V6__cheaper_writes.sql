-- An event's id follows from its cause and its position among what that brought about, so that these are its
-- key, and one index does for both.
ALTER TABLE release_event DROP CONSTRAINT release_event_pkey;
DROP INDEX release_event_of_cause;
ALTER TABLE release_event ADD PRIMARY KEY (causation_id, position, at);

-- PostgreSQL reads the text of a check again for every statement, and there are only statements of one row.
ALTER TABLE release DROP CONSTRAINT release_state_check;
