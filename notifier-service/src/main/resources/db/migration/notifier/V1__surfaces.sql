-- One row for each chat message: what it should show, and what it shows.
CREATE TABLE surface (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  release_id        text        NOT NULL,
  surface_key       text        NOT NULL,
  platform          text        NOT NULL,
  destination       text        NOT NULL,
  thread_of         text,
  card              jsonb       NOT NULL,
  content_hash      text        NOT NULL,
  desired_version   bigint      NOT NULL,
  finished          boolean     NOT NULL,
  changed_at        timestamptz NOT NULL DEFAULT now(),
  delivered_version bigint,
  delivered_hash    text,
  conversation      text,
  message_id        text,
  attempts          integer     NOT NULL DEFAULT 0,
  not_before        timestamptz NOT NULL DEFAULT now(),
  lease_owner       text,
  lease_until       timestamptz,
  -- A post was begun and its outcome is not known: the message is looked for before it is posted.
  in_doubt          boolean     NOT NULL DEFAULT false,
  first_attempt_at  timestamptz,
  last_error        text,
  UNIQUE (release_id, surface_key)
);

CREATE INDEX surface_due ON surface (not_before, id) WHERE delivered_hash IS DISTINCT FROM content_hash;
CREATE INDEX surface_finished ON surface (changed_at) WHERE finished;

-- What one person is told about a click of theirs. Such messages cannot be looked up on the platform.
CREATE TABLE notice (
  event_id    text PRIMARY KEY,
  platform    text        NOT NULL,
  channel     text        NOT NULL,
  recipient   text        NOT NULL,
  content     jsonb       NOT NULL,
  expires_at  timestamptz NOT NULL,
  done        boolean     NOT NULL DEFAULT false,
  attempts    integer     NOT NULL DEFAULT 0,
  not_before  timestamptz NOT NULL DEFAULT now(),
  lease_owner text,
  lease_until timestamptz
);

CREATE INDEX notice_due ON notice (not_before) WHERE NOT done;

-- Token buckets and blocks, shared by all replicas. A row is one limit; times are the database's.
CREATE TABLE rate_limit (
  name          text PRIMARY KEY,
  tokens        double precision NOT NULL,
  refilled_at   timestamptz      NOT NULL,
  blocked_until timestamptz,
  reason        text
);

-- The direct conversation with each person.
CREATE TABLE conversation (
  platform     text NOT NULL,
  destination  text NOT NULL,
  conversation text NOT NULL,
  PRIMARY KEY (platform, destination)
);
