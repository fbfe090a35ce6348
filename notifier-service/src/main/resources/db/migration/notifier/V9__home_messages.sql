-- The message that stands for a person's home page, on platforms that have no such pages.
ALTER TABLE home ADD COLUMN message text;
