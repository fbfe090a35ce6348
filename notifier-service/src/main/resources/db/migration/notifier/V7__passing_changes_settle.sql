-- The time before which the change of a message waits that shows something passing; null if it waits for nothing.
ALTER TABLE surface ADD COLUMN settles_at timestamptz;
