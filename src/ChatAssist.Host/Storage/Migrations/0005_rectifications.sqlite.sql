-- How findings are put right (F-02 to F-05), what photos say of themselves (R-01).

CREATE TABLE "extensions" (
    "finding" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" INTEGER NULL,
    "granted" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "PK_extensions" PRIMARY KEY ("finding", "place")
);

CREATE TABLE "measure_choices" (
    "inspection" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "measure" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "PK_measure_choices" PRIMARY KEY ("inspection", "checklist", "item")
);

CREATE TABLE "photo_checks" (
    "evidence" TEXT NOT NULL CONSTRAINT "PK_photo_checks" PRIMARY KEY,
    "metres" REAL NULL,
    "minutes" INTEGER NULL,
    "doubtful" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);

CREATE TABLE "photos" (
    "media_id" TEXT NOT NULL CONSTRAINT "PK_photos" PRIMARY KEY,
    "taken_at" INTEGER NULL,
    "latitude" REAL NULL,
    "longitude" REAL NULL,
    "camera" TEXT NOT NULL
);

CREATE TABLE "rectification_reports" (
    "finding" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "source" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "PK_rectification_reports" PRIMARY KEY ("finding", "place")
);

CREATE TABLE "rectifications" (
    "finding" TEXT NOT NULL CONSTRAINT "PK_rectifications" PRIMARY KEY,
    "clock" INTEGER NOT NULL,
    "reinspection_clock" INTEGER NOT NULL,
    "reinspect_on" TEXT NULL,
    "reinspect_provisional" INTEGER NOT NULL,
    "reported_at" INTEGER NULL,
    "reports" INTEGER NOT NULL,
    "extensions" INTEGER NOT NULL,
    "listed_at" INTEGER NULL,
    "list_clock" INTEGER NOT NULL,
    "list_reason" TEXT NOT NULL,
    "case_proposed_at" INTEGER NULL,
    "case_reason" TEXT NOT NULL,
    "closure_proposed_at" INTEGER NULL,
    "closure_reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);

CREATE INDEX "ix_extensions_waiting" ON "extensions" ("asked_at") WHERE decided_by = '';

-- Findings from before: their reminders count by the rounds of re-inspection.
INSERT INTO rectifications (finding, clock, reinspection_clock, reinspect_provisional, reports, extensions, list_clock, list_reason, case_reason, closure_reason, version, unit_id)
SELECT number, (SELECT count(*) FROM reinspections r WHERE r.finding = number), 0, 0, 0, 0, 0, '', '', '', 1, unit_id FROM findings;
