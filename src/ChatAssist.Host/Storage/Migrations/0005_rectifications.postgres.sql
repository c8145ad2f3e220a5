-- How findings are put right (F-02 to F-05), what photos say of themselves (R-01).

CREATE TABLE extensions (
    finding text NOT NULL,
    place integer NOT NULL,
    before text NOT NULL,
    until text NOT NULL,
    reason text NOT NULL,
    asked_by text NOT NULL,
    asked_at bigint NOT NULL,
    decided_by text NOT NULL,
    decided_at bigint,
    granted boolean NOT NULL,
    answer text NOT NULL,
    version bigint NOT NULL,
    unit_id text NOT NULL,
    CONSTRAINT "PK_extensions" PRIMARY KEY (finding, place)
);

CREATE TABLE measure_choices (
    inspection text NOT NULL,
    checklist text NOT NULL,
    item text NOT NULL,
    measure integer NOT NULL,
    due_on text NOT NULL,
    evidence text NOT NULL,
    by text NOT NULL,
    at bigint NOT NULL,
    version bigint NOT NULL,
    unit_id text NOT NULL,
    CONSTRAINT "PK_measure_choices" PRIMARY KEY (inspection, checklist, item)
);

CREATE TABLE photo_checks (
    evidence text NOT NULL,
    metres double precision,
    minutes bigint,
    doubtful boolean NOT NULL,
    version bigint NOT NULL,
    unit_id text NOT NULL,
    CONSTRAINT "PK_photo_checks" PRIMARY KEY (evidence)
);

CREATE TABLE photos (
    media_id text NOT NULL,
    taken_at bigint,
    latitude double precision,
    longitude double precision,
    camera text NOT NULL,
    CONSTRAINT "PK_photos" PRIMARY KEY (media_id)
);

CREATE TABLE rectification_reports (
    finding text NOT NULL,
    place integer NOT NULL,
    source integer NOT NULL,
    by text NOT NULL,
    words text NOT NULL,
    at bigint NOT NULL,
    version bigint NOT NULL,
    unit_id text NOT NULL,
    CONSTRAINT "PK_rectification_reports" PRIMARY KEY (finding, place)
);

CREATE TABLE rectifications (
    finding text NOT NULL,
    clock integer NOT NULL,
    reinspection_clock integer NOT NULL,
    reinspect_on text,
    reinspect_provisional boolean NOT NULL,
    reported_at bigint,
    reports integer NOT NULL,
    extensions integer NOT NULL,
    listed_at bigint,
    list_clock integer NOT NULL,
    list_reason text NOT NULL,
    case_proposed_at bigint,
    case_reason text NOT NULL,
    closure_proposed_at bigint,
    closure_reason text NOT NULL,
    version bigint NOT NULL,
    unit_id text NOT NULL,
    CONSTRAINT "PK_rectifications" PRIMARY KEY (finding)
);

CREATE INDEX ix_extensions_waiting ON extensions (asked_at) WHERE decided_by = '';

-- Findings from before: their reminders count by the rounds of re-inspection.
INSERT INTO rectifications (finding, clock, reinspection_clock, reinspect_provisional, reports, extensions, list_clock, list_reason, case_reason, closure_reason, version, unit_id)
SELECT number, (SELECT count(*) FROM reinspections r WHERE r.finding = number), 0, false, 0, 0, 0, '', '', '', 1, unit_id FROM findings;
