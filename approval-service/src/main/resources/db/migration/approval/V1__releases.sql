-- The latest state of each release; the columns beside data are what the API filters by.
CREATE TABLE release (
  id          text PRIMARY KEY,
  project     text        NOT NULL,
  state       text        NOT NULL CHECK (state IN ('open', 'finished')),
  outcome     text,
  step        text,
  type        text        NOT NULL,
  target      text        NOT NULL,
  opened_at   timestamptz NOT NULL,
  finished_at timestamptz,
  -- How many events the release has had.
  version     bigint      NOT NULL,
  data        jsonb       NOT NULL,
  -- Against two instances that both believe the project is theirs.
  lock        bigint      NOT NULL
);

-- The API lists the newest first, of everything, of a project, or of a project in one state.
CREATE INDEX release_newest ON release (opened_at DESC, id DESC);
CREATE INDEX release_of_project ON release (project, opened_at DESC, id DESC);
CREATE INDEX release_of_project_in_state ON release (project, state, opened_at DESC, id DESC);
-- Which releases a new build of a branch supersedes.
CREATE INDEX release_open_of_target ON release (project, target, type) WHERE state = 'open';

-- Who deploys to an environment, who waits, and the sequence that fences them.
CREATE TABLE slot (
  id      text PRIMARY KEY, -- project/key
  data    jsonb  NOT NULL,
  lock    bigint NOT NULL
);

-- The history: what the core recorded, by month of the event. Events with a time outside all
-- monthly partitions are kept in the default one.
CREATE TABLE release_event (
  event_id       text        NOT NULL,
  causation_id   text        NOT NULL,
  position       int         NOT NULL,
  release        text        NOT NULL,
  project        text        NOT NULL,
  -- Of the release after the event; 0 where the release is not known.
  version        bigint      NOT NULL,
  type           text        NOT NULL,
  at             timestamptz NOT NULL,
  correlation_id text        NOT NULL,
  data           jsonb       NOT NULL,
  PRIMARY KEY (event_id, at)
) PARTITION BY RANGE (at);
CREATE TABLE release_event_default PARTITION OF release_event DEFAULT;
CREATE INDEX release_event_of_release ON release_event (release, version);
CREATE INDEX release_event_of_cause ON release_event (causation_id);

-- Inputs that were decided, by month of the decision. The month cannot be that of the input: the
-- same webhook sent twice is one id with two times. So no key spans the partitions; an id is looked
-- up in all that are kept, and what stands in for a key across them is that one thread sees
-- everything about a project, with the keys of release and release_event behind it.
CREATE TABLE processed_input (
  input_id     text        NOT NULL,
  project      text        NOT NULL,
  processed_at timestamptz NOT NULL,
  PRIMARY KEY (input_id, processed_at)
) PARTITION BY RANGE (processed_at);
CREATE TABLE processed_input_default PARTITION OF processed_input DEFAULT;
