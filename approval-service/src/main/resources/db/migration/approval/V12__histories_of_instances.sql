-- The history of each instance of an environment, by month of the event as that of releases.
CREATE TABLE instance_event (
  event_id       text        NOT NULL,
  instance       text        NOT NULL, -- as slot.id
  version        bigint      NOT NULL, -- of the instance after the event, from 1
  causation_id   text        NOT NULL,
  position       int         NOT NULL, -- among those that the input brought about at the instance
  project        text        NOT NULL,
  release        text,                 -- that the event concerns
  type           text        NOT NULL,
  at             timestamptz NOT NULL,
  correlation_id text        NOT NULL,
  data           jsonb       NOT NULL,
  PRIMARY KEY (instance, version, at)
) PARTITION BY RANGE (at);
CREATE TABLE instance_event_default PARTITION OF instance_event DEFAULT;

-- No row is written anew for these. A slot's history is begun at its first change, with the slot as it stands.
ALTER TABLE slot
  ADD COLUMN version bigint NOT NULL DEFAULT 0, -- of the latest event of the history
  -- The row's lock as of the last change that is in the history. Another one was written by a version without histories.
  ADD COLUMN recorded_lock bigint;
