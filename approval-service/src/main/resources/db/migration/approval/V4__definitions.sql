-- The definitions that releases were opened with, each once: state and history refer to it by id.
-- Rows of before hold theirs in place and stay readable.
CREATE TABLE definition (
  id   text PRIMARY KEY, -- of its content
  data jsonb NOT NULL
);

-- A vote changes no indexed column; room on the page lets the new version of the row stay there.
ALTER TABLE release SET (fillfactor = 75);
