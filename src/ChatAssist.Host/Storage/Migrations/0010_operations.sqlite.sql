CREATE INDEX "ix_inbox_failed" ON "inbox" ("id") WHERE state = 2;

CREATE INDEX "ix_outbox_dead" ON "outbox" ("id") WHERE state = 2;
