-- The last visit of each address that a proposal names: what is dead is remarked to its author and to who reviews it.

-- CreateEnum
CREATE TYPE "visit_outcome" AS ENUM ('found', 'gone', 'unsure');

-- CreateTable
CREATE TABLE "address_visit" (
    "key" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "visited_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "visit_outcome" NOT NULL,
    "status" INTEGER,

    CONSTRAINT "address_visit_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "address_visit_key" CHECK ("key" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "address_visit_found" CHECK ("outcome" <> 'found' OR "status" IS NOT NULL)
);

-- CreateIndex
CREATE INDEX "address_visit_visited_at_idx" ON "address_visit"("visited_at");
