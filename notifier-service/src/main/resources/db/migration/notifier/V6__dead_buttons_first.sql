-- Digests of the buttons that a message should show and shows, empty for none: where they differ, somebody may
-- click what no longer counts.
ALTER TABLE surface
  ADD COLUMN buttons       text NOT NULL DEFAULT '',
  ADD COLUMN shown_buttons text NOT NULL DEFAULT '';
