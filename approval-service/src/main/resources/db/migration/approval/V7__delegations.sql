-- Whose votes in a project are in whose hands.
CREATE TABLE delegation (
  id      text PRIMARY KEY, -- project/identity of the person whose votes they are
  project text   NOT NULL,
  data    jsonb,            -- null where they are in their own hands again
  lock    bigint NOT NULL
);
CREATE INDEX delegation_of_project ON delegation (project);
