-- An instance that is gone is kept for a while as one that was removed, so that an older deployment
-- that is read again does not bring it back.
ALTER TABLE running_view ADD COLUMN removed boolean NOT NULL DEFAULT false;
