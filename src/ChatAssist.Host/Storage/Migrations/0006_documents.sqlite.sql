CREATE TABLE "case_files" (
    "number" TEXT NOT NULL CONSTRAINT "PK_case_files" PRIMARY KEY,
    "record" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL
);

CREATE TABLE "documents" (
    "record" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "issued_on" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "docx" TEXT NOT NULL,
    "pdf" TEXT NOT NULL,
    "void_reason" TEXT NOT NULL,
    "voided_by" TEXT NOT NULL,
    "voided_at" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "PK_documents" PRIMARY KEY ("record", "kind", "occasion", "edition")
);

CREATE INDEX "ix_case_files_waiting" ON "case_files" ("next_at") WHERE state = 0;

CREATE UNIQUE INDEX "IX_documents_number" ON "documents" ("number");

CREATE INDEX "ix_documents_waiting" ON "documents" ("next_at") WHERE state = 0;

CREATE INDEX "IX_outbox_created_at" ON "outbox" ("created_at");
