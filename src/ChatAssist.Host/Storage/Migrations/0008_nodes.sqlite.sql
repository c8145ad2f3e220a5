ALTER TABLE "inbox" ADD COLUMN "run" INTEGER NOT NULL DEFAULT 0;

DROP INDEX "ix_inbox_waiting";

CREATE INDEX "ix_inbox_waiting" ON "inbox" ("user_id", "id") WHERE state = 0;

CREATE TABLE "nodes" (
    "run" INTEGER NOT NULL CONSTRAINT "PK_nodes" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "until" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "common" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_nodes_name" ON "nodes" ("name");
