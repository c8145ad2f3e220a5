CREATE TABLE "answers" (
    "inspection" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "value" TEXT NULL,
    "words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "PK_answers" PRIMARY KEY ("inspection", "checklist", "item")
);


CREATE TABLE "channel_tokens" (
    "name" TEXT NOT NULL CONSTRAINT "PK_channel_tokens" PRIMARY KEY,
    "token" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "leased_by" TEXT NOT NULL,
    "leased_until" INTEGER NOT NULL
);


CREATE TABLE "complaints" (
    "number" TEXT NOT NULL CONSTRAINT "PK_complaints" PRIMARY KEY,
    "source" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "village" TEXT NOT NULL,
    "anonymous" INTEGER NOT NULL,
    "clue" INTEGER NOT NULL,
    "clue_reason" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "due_provisional" INTEGER NOT NULL,
    "clock" INTEGER NOT NULL,
    "handler" TEXT NOT NULL,
    "started_at" INTEGER NULL,
    "verified_at" INTEGER NULL,
    "fed_back_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "verified" TEXT NOT NULL,
    "substantiated" INTEGER NULL,
    "handled" TEXT NOT NULL,
    "feedback" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "merged_into" TEXT NOT NULL,
    "inspection" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);


CREATE TABLE "conversations" (
    "user_id" TEXT NOT NULL CONSTRAINT "PK_conversations" PRIMARY KEY,
    "dialog" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "offered" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "counters" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "PK_counters" PRIMARY KEY ("series", "year")
);


CREATE TABLE "deadlines" (
    "id" TEXT NOT NULL CONSTRAINT "PK_deadlines" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL
);


CREATE TABLE "evidence" (
    "id" TEXT NOT NULL CONSTRAINT "PK_evidence" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "media_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "findings" (
    "number" TEXT NOT NULL CONSTRAINT "PK_findings" PRIMARY KEY,
    "inspection" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "village" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "measure" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "inspector" TEXT NOT NULL,
    "found_at" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "closed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);


CREATE TABLE "inbox" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_inbox" PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "raw" BLOB NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL
);


CREATE TABLE "inspection_checklists" (
    "inspection" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "questionnaire_version" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    CONSTRAINT "PK_inspection_checklists" PRIMARY KEY ("inspection", "checklist")
);


CREATE TABLE "inspection_members" (
    "inspection" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "certified" INTEGER NOT NULL,
    CONSTRAINT "PK_inspection_members" PRIMARY KEY ("inspection", "user_id")
);


CREATE TABLE "inspections" (
    "number" TEXT NOT NULL CONSTRAINT "PK_inspections" PRIMARY KEY,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "village" TEXT NOT NULL,
    "mode" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "lead" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "start_latitude" REAL NULL,
    "start_longitude" REAL NULL,
    "statement" TEXT NOT NULL,
    "signature" INTEGER NOT NULL,
    "refusal_words" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "cancel_reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);


CREATE TABLE "journal" (
    "node" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "message_sha" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "said_sha" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "PK_journal" PRIMARY KEY ("node", "seq")
);


CREATE TABLE "media" (
    "media_id" TEXT NOT NULL CONSTRAINT "PK_media" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "problem" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL
);


CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_outbox" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "code" INTEGER NOT NULL
);


CREATE TABLE "people" (
    "user_id" TEXT NOT NULL CONSTRAINT "PK_people" PRIMARY KEY,
    "json" TEXT NOT NULL
);


CREATE TABLE "publicity" (
    "id" TEXT NOT NULL CONSTRAINT "PK_publicity" PRIMARY KEY,
    "inspection" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "questionnaire_versions" (
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "yaml" TEXT NOT NULL,
    "loaded_at" INTEGER NOT NULL,
    CONSTRAINT "PK_questionnaire_versions" PRIMARY KEY ("id", "version")
);


CREATE TABLE "reinspections" (
    "finding" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "outcome" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "with" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_reinspections" PRIMARY KEY ("finding", "round")
);


CREATE TABLE "reporters" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reporters" PRIMARY KEY,
    "complaint" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "sealed" BLOB NOT NULL
);


CREATE TABLE "targets" (
    "id" TEXT NOT NULL CONSTRAINT "PK_targets" PRIMARY KEY,
    "json" TEXT NOT NULL
);


CREATE UNIQUE INDEX "IX_complaints_external" ON "complaints" ("external") WHERE external <> '';


CREATE INDEX "IX_complaints_merged_into" ON "complaints" ("merged_into") WHERE merged_into <> '';


CREATE INDEX "IX_complaints_received_at" ON "complaints" ("received_at");


CREATE INDEX "ix_complaints_open" ON "complaints" ("due_at", "number") WHERE state < 7;


CREATE INDEX "IX_deadlines_subject" ON "deadlines" ("subject");


CREATE INDEX "ix_deadlines_open" ON "deadlines" ("due_at") WHERE state = 0;


CREATE INDEX "IX_evidence_media_id" ON "evidence" ("media_id");


CREATE INDEX "IX_evidence_subject" ON "evidence" ("subject");


CREATE INDEX "IX_findings_found_at" ON "findings" ("found_at");


CREATE INDEX "IX_findings_inspection" ON "findings" ("inspection");


CREATE INDEX "IX_findings_target_id_found_at" ON "findings" ("target_id", "found_at");


CREATE INDEX "ix_findings_open" ON "findings" ("due_on", "number") WHERE state < 2;


CREATE UNIQUE INDEX "IX_inbox_key" ON "inbox" ("key");


CREATE INDEX "ix_inbox_waiting" ON "inbox" ("id") WHERE state = 0;


CREATE INDEX "IX_inspection_members_user_id" ON "inspection_members" ("user_id");


CREATE INDEX "IX_inspections_started_at" ON "inspections" ("started_at");


CREATE INDEX "IX_inspections_target_id_started_at" ON "inspections" ("target_id", "started_at");


CREATE INDEX "IX_journal_subject" ON "journal" ("subject") WHERE subject <> '';


CREATE INDEX "ix_media_waiting" ON "media" ("next_at") WHERE state = 0;


CREATE INDEX "ix_outbox_waiting" ON "outbox" ("user_id", "id") WHERE state = 0;


CREATE INDEX "IX_publicity_inspection" ON "publicity" ("inspection");


CREATE INDEX "IX_reporters_complaint" ON "reporters" ("complaint");


CREATE INDEX "IX_reporters_mark" ON "reporters" ("mark");



