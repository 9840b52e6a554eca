-- What a moderator had before their eyes when they asked for many decisions at once.

-- AlterTable
ALTER TABLE "batch_act_line" ADD COLUMN "seen_version" INTEGER;
