-- The newest build of each workflow on a branch, and when the branch or tag was deleted.
CREATE TABLE newest_build (
  id   text PRIMARY KEY, -- project/type/name of the branch or tag
  data jsonb  NOT NULL,
  lock bigint NOT NULL
);
