DROP INDEX "IX_findings_found_at";
DROP INDEX "IX_complaints_received_at";
DROP INDEX "IX_inspections_started_at";

CREATE INDEX "ix_complaints_closed" ON "complaints" ("closed_at", "village", "domain", "state") WHERE closed_at IS NOT NULL;

CREATE INDEX "ix_complaints_received" ON "complaints" ("received_at", "village", "domain", "source", "handler", "clue", "state");

CREATE INDEX "ix_complaints_running" ON "complaints" ("state", "due_at", "village", "domain", "handler", "source", "clue", "started_at", "received_at") WHERE state < 8;

CREATE INDEX "ix_complaints_village" ON "complaints" ("village", "domain", "received_at", "state");

CREATE INDEX "ix_findings_closed" ON "findings" ("closed_at", "village", "domain", "inspector", "state") WHERE closed_at IS NOT NULL;

CREATE INDEX "ix_findings_found" ON "findings" ("found_at", "village", "domain", "inspector", "severity", "state");

CREATE INDEX "ix_findings_running" ON "findings" ("state", "due_on", "village", "domain", "inspector", "severity", "found_at", "number") WHERE state < 2;

CREATE INDEX "ix_findings_village" ON "findings" ("village", "domain", "found_at", "state");

CREATE INDEX "ix_inspections_asked" ON "inspections" ("started_at", "mode", "state", "village", "target_id");

-- Several nodes write here: a row that each of them changes would be a lock that all wait for. So it is counted when asked.
CREATE VIEW tallies AS
SELECT 'finding' AS subject, 'all' AS kind, ''::text AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 2) AS closed, COUNT(*) FILTER (WHERE false) AS merged FROM findings GROUP BY 3
UNION ALL
SELECT 'finding' AS subject, 'village' AS kind, village AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 2) AS closed, COUNT(*) FILTER (WHERE false) AS merged FROM findings GROUP BY 3
UNION ALL
SELECT 'finding' AS subject, 'domain' AS kind, domain AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 2) AS closed, COUNT(*) FILTER (WHERE false) AS merged FROM findings GROUP BY 3
UNION ALL
SELECT 'finding' AS subject, 'person' AS kind, inspector AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 2) AS closed, COUNT(*) FILTER (WHERE false) AS merged FROM findings GROUP BY 3
UNION ALL
SELECT 'finding' AS subject, 'severity' AS kind, CAST(severity AS TEXT) AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 2) AS closed, COUNT(*) FILTER (WHERE false) AS merged FROM findings GROUP BY 3
UNION ALL
SELECT 'complaint' AS subject, 'all' AS kind, ''::text AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 8) AS closed, COUNT(*) FILTER (WHERE state = 9) AS merged FROM complaints GROUP BY 3
UNION ALL
SELECT 'complaint' AS subject, 'village' AS kind, village AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 8) AS closed, COUNT(*) FILTER (WHERE state = 9) AS merged FROM complaints GROUP BY 3
UNION ALL
SELECT 'complaint' AS subject, 'domain' AS kind, domain AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 8) AS closed, COUNT(*) FILTER (WHERE state = 9) AS merged FROM complaints GROUP BY 3
UNION ALL
SELECT 'complaint' AS subject, 'source' AS kind, CAST(source AS TEXT) AS "key", COUNT(*) AS received,
    COUNT(*) FILTER (WHERE state = 8) AS closed, COUNT(*) FILTER (WHERE state = 9) AS merged FROM complaints GROUP BY 3;
