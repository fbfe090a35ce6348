-- Whom a release's open gates wait for: an account once for each gate. It counts while `awaited_version` is the row's
-- version: an earlier notifier writes the snapshot alone.
ALTER TABLE release_view ADD COLUMN awaited text[], ADD COLUMN awaited_version bigint;
