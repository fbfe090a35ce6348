-- Records that wait, each key's in their order, while somebody else's transaction keeps rows of their project locked.
CREATE TABLE parked_record (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic     text        NOT NULL,
  partition int         NOT NULL,
  "offset"  bigint      NOT NULL,
  key       text        NOT NULL,
  headers   jsonb       NOT NULL, -- pairs of name and value in base64; without a value the name alone
  value     bytea       NOT NULL,
  at        bigint      NOT NULL, -- Kafka's time of the record
  reason    text        NOT NULL,
  since     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (topic, partition, "offset")
);
CREATE INDEX parked_record_key ON parked_record (key, id);
