-- The file's order of groups and environments is kept by json and not by jsonb. Nothing is looked up in either.
ALTER TABLE definition ALTER COLUMN data TYPE json USING data::json;
ALTER TABLE project ALTER COLUMN data TYPE json USING data::json;

-- An id was reckoned from a definition in the order of its maps, which jsonb had changed: releases that were
-- written after a restart refer to an id that nothing is kept under. Their history has the one they opened with.
UPDATE release r
SET data = jsonb_set(r.data, '{facts,definition}', e.data -> 'definition')
FROM release_event e
WHERE e.release = r.id
  AND e.type = 'opened'
  AND jsonb_typeof(r.data #> '{facts,definition}') = 'string'
  AND NOT EXISTS (SELECT FROM definition d WHERE d.id = r.data #>> '{facts,definition}');
