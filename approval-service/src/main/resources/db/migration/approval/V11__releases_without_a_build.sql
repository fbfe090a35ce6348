-- A task or a runbook deploys no image and is for no branch.
ALTER TABLE release ALTER COLUMN type DROP NOT NULL;
ALTER TABLE release ALTER COLUMN target DROP NOT NULL;
