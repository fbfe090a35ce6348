-- The definitions in force, as the gateway published them.
CREATE TABLE project (
  name text PRIMARY KEY,
  data jsonb NOT NULL
);
