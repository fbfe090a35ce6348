-- Which inputs were decided together: what they brought about was published together as well. Named by
-- the first of them. Unknown for inputs of before.
ALTER TABLE processed_input ADD COLUMN batch text;

-- The batches whose events Kafka has acknowledged. A batch that is missing here may have been published
-- or not, and is published again when its inputs come again.
CREATE TABLE published_batch (
  batch        text        NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (batch, published_at)
) PARTITION BY RANGE (published_at);
CREATE TABLE published_batch_default PARTITION OF published_batch DEFAULT;
