CREATE TABLE case_files (
    number text NOT NULL,
    record text NOT NULL,
    asked_by text NOT NULL,
    asked_at bigint NOT NULL,
    state integer NOT NULL,
    sha256 text NOT NULL,
    attempts integer NOT NULL,
    next_at bigint NOT NULL,
    CONSTRAINT "PK_case_files" PRIMARY KEY (number)
);

CREATE TABLE documents (
    record text NOT NULL,
    kind text NOT NULL,
    occasion text NOT NULL,
    edition integer NOT NULL,
    number text NOT NULL,
    reference text NOT NULL,
    about text NOT NULL,
    issued_on text NOT NULL,
    issued_by text NOT NULL,
    issued_at bigint NOT NULL,
    state integer NOT NULL,
    data text NOT NULL,
    docx text NOT NULL,
    pdf text NOT NULL,
    void_reason text NOT NULL,
    voided_by text NOT NULL,
    voided_at bigint,
    attempts integer NOT NULL,
    next_at bigint NOT NULL,
    version bigint NOT NULL,
    unit_id text NOT NULL,
    CONSTRAINT "PK_documents" PRIMARY KEY (record, kind, occasion, edition)
);

CREATE INDEX ix_case_files_waiting ON case_files (next_at) WHERE state = 0;

CREATE UNIQUE INDEX "IX_documents_number" ON documents (number);

CREATE INDEX ix_documents_waiting ON documents (next_at) WHERE state = 0;

CREATE INDEX "IX_outbox_created_at" ON outbox (created_at);
