-- What a proposal was filled from, field by field: its form says so until the field is changed.
ALTER TABLE "revision" ADD COLUMN "prefilled" JSONB;
