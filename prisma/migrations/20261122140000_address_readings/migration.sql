-- What was read of an address that someone starts a proposal from: kept a day, for the form that it fills.

-- CreateTable
CREATE TABLE "address_reading" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "typed" TEXT NOT NULL,
    "found" JSONB NOT NULL,
    "failure" TEXT,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_reading_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "address_reading_typed" CHECK (length("typed") BETWEEN 1 AND 2000),
    CONSTRAINT "address_reading_found" CHECK (jsonb_typeof("found") = 'object'),
    CONSTRAINT "address_reading_failure" CHECK ("failure" IN ('unknown', 'closed', 'away', 'unreadable'))
);

-- CreateIndex
CREATE INDEX "address_reading_user_id_idx" ON "address_reading"("user_id");

-- CreateIndex
CREATE INDEX "address_reading_read_at_idx" ON "address_reading"("read_at");

-- AddForeignKey
ALTER TABLE "address_reading" ADD CONSTRAINT "address_reading_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
