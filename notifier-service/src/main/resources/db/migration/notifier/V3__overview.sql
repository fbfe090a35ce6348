-- How things stand, for those who ask: the latest snapshot of each release (only read back, so as text:
-- jsonb refuses \u0000), the people of each project, and what was deployed where last.
CREATE TABLE release_view (
  release_id text PRIMARY KEY,
  project    text        NOT NULL,
  version    bigint      NOT NULL,
  open       boolean     NOT NULL,
  opened_at  timestamptz NOT NULL,
  ended_at   timestamptz,
  snapshot   text        NOT NULL
);

CREATE INDEX release_view_open ON release_view (project, opened_at DESC) WHERE open;
CREATE INDEX release_view_ended ON release_view (project, ended_at DESC) WHERE NOT open;
CREATE INDEX release_view_old ON release_view (ended_at) WHERE NOT open;

-- As its latest release has it.
CREATE TABLE project_view (
  project   text PRIMARY KEY,
  name      text        NOT NULL,
  people    text[]      NOT NULL,
  opened_at timestamptz NOT NULL
);

CREATE INDEX project_view_people ON project_view USING gin (people);

-- An environment with one instance for each branch or tag has a row for each, told apart by address.
CREATE TABLE running_view (
  project     text        NOT NULL,
  environment text        NOT NULL,
  address     text        NOT NULL,
  release_id  text        NOT NULL,
  type        text        NOT NULL,
  target      text        NOT NULL,
  image       text        NOT NULL,
  since       timestamptz NOT NULL,
  PRIMARY KEY (project, environment, address)
);

-- What each person has chosen.
CREATE TABLE vote_view (
  release_id text        NOT NULL,
  gate       text        NOT NULL,
  attempt    integer     NOT NULL,
  person     text        NOT NULL,
  project    text        NOT NULL,
  target     text        NOT NULL,
  label      text        NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (release_id, gate, attempt, person)
);

CREATE INDEX vote_view_person ON vote_view (person, at DESC);
CREATE INDEX vote_view_old ON vote_view (at);

-- The home pages that people have opened. A stale one is published again.
CREATE TABLE home (
  platform    text        NOT NULL,
  person      text        NOT NULL,
  opened_at   timestamptz NOT NULL,
  stale       boolean     NOT NULL DEFAULT true,
  not_before  timestamptz NOT NULL DEFAULT now(),
  attempts    integer     NOT NULL DEFAULT 0,
  lease_until timestamptz,
  shown_hash  text,
  PRIMARY KEY (platform, person)
);

CREATE INDEX home_due ON home (not_before) WHERE stale OR lease_until IS NOT NULL;

-- Where a command is answered; null for what is told in the conversation.
ALTER TABLE notice ADD COLUMN reply text;

-- What is told is a card now, of which a sentence is the simplest.
UPDATE notice SET content = jsonb_build_object('tone', 'BAD', 'paragraphs', jsonb_build_array(content),
  'fields', '[]'::jsonb, 'actions', '[]'::jsonb, 'context', '[]'::jsonb)
WHERE NOT done;
