-- What was due in the days that are asked about, and the papers that were issued in them (Q-01).

CREATE INDEX "ix_documents_asked" ON "documents" ("issued_at", "kind", "issued_by", "state", "record");

CREATE INDEX "ix_findings_due" ON "findings" ("due_on", "village", "domain", "inspector", "severity", "state", "closed_at", "number");
