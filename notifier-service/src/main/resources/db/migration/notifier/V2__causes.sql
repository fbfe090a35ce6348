-- Which event a message's content comes from, and since when the platform is behind.
ALTER TABLE surface
  ADD COLUMN correlation  text,
  ADD COLUMN traceparent  text,
  ADD COLUMN behind_since timestamptz NOT NULL DEFAULT now();

ALTER TABLE notice
  ADD COLUMN correlation text,
  ADD COLUMN traceparent text;

CREATE INDEX surface_behind ON surface (behind_since) WHERE delivered_hash IS DISTINCT FROM content_hash;
