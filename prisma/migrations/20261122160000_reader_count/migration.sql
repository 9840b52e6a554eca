-- What an address read lately, counted by all processes together. Unlogged: a crash of the database forgives, and
-- counting writes nothing to its journal.
CREATE UNLOGGED TABLE "reader_count" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reader_count_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "reader_count_positive" CHECK ("count" >= 0)
);
