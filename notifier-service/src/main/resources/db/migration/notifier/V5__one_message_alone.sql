-- When a message that could not be changed was posted anew, and the content that was refused last: another
-- content is tried at once.
ALTER TABLE surface
  ADD COLUMN replaced_at  timestamptz,
  ADD COLUMN refused_hash text;

-- Whether a pause waits for a person to change something, and not for time to pass.
ALTER TABLE rate_limit ADD COLUMN refused boolean NOT NULL DEFAULT false;
