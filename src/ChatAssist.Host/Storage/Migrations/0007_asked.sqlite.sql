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

CREATE TABLE "tallies" (
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "received" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL,
    "merged" INTEGER NOT NULL,
    CONSTRAINT "PK_tallies" PRIMARY KEY ("subject", "kind", "key")
);

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'finding', 'all', '', COUNT(*), SUM(state = 2), SUM(0) FROM "findings" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'finding', 'village', village, COUNT(*), SUM(state = 2), SUM(0) FROM "findings" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'finding', 'domain', domain, COUNT(*), SUM(state = 2), SUM(0) FROM "findings" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'finding', 'person', inspector, COUNT(*), SUM(state = 2), SUM(0) FROM "findings" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'finding', 'severity', CAST(severity AS TEXT), COUNT(*), SUM(state = 2), SUM(0) FROM "findings" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'complaint', 'all', '', COUNT(*), SUM(state = 8), SUM(state = 9) FROM "complaints" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'complaint', 'village', village, COUNT(*), SUM(state = 8), SUM(state = 9) FROM "complaints" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'complaint', 'domain', domain, COUNT(*), SUM(state = 8), SUM(state = 9) FROM "complaints" GROUP BY 3;

INSERT INTO tallies (subject, kind, "key", received, closed, merged)
SELECT 'complaint', 'source', CAST(source AS TEXT), COUNT(*), SUM(state = 8), SUM(state = 9) FROM "complaints" GROUP BY 3;

CREATE TRIGGER "tr_findings_added" AFTER INSERT ON "findings" BEGIN
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('finding', 'all', '', 1, (NEW.state = 2), 0),
        ('finding', 'village', NEW.village, 1, (NEW.state = 2), 0),
        ('finding', 'domain', NEW.domain, 1, (NEW.state = 2), 0),
        ('finding', 'person', NEW.inspector, 1, (NEW.state = 2), 0),
        ('finding', 'severity', CAST(NEW.severity AS TEXT), 1, (NEW.state = 2), 0)
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
END;

CREATE TRIGGER "tr_findings_removed" AFTER DELETE ON "findings" BEGIN
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('finding', 'all', '', -1, -(OLD.state = 2), -0),
        ('finding', 'village', OLD.village, -1, -(OLD.state = 2), -0),
        ('finding', 'domain', OLD.domain, -1, -(OLD.state = 2), -0),
        ('finding', 'person', OLD.inspector, -1, -(OLD.state = 2), -0),
        ('finding', 'severity', CAST(OLD.severity AS TEXT), -1, -(OLD.state = 2), -0)
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
END;

CREATE TRIGGER "tr_findings_changed" AFTER UPDATE OF state, village, domain, inspector, severity ON "findings" BEGIN
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('finding', 'all', '', -1, -(OLD.state = 2), -0),
        ('finding', 'village', OLD.village, -1, -(OLD.state = 2), -0),
        ('finding', 'domain', OLD.domain, -1, -(OLD.state = 2), -0),
        ('finding', 'person', OLD.inspector, -1, -(OLD.state = 2), -0),
        ('finding', 'severity', CAST(OLD.severity AS TEXT), -1, -(OLD.state = 2), -0)
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('finding', 'all', '', 1, (NEW.state = 2), 0),
        ('finding', 'village', NEW.village, 1, (NEW.state = 2), 0),
        ('finding', 'domain', NEW.domain, 1, (NEW.state = 2), 0),
        ('finding', 'person', NEW.inspector, 1, (NEW.state = 2), 0),
        ('finding', 'severity', CAST(NEW.severity AS TEXT), 1, (NEW.state = 2), 0)
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
END;

CREATE TRIGGER "tr_complaints_added" AFTER INSERT ON "complaints" BEGIN
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('complaint', 'all', '', 1, (NEW.state = 8), (NEW.state = 9)),
        ('complaint', 'village', NEW.village, 1, (NEW.state = 8), (NEW.state = 9)),
        ('complaint', 'domain', NEW.domain, 1, (NEW.state = 8), (NEW.state = 9)),
        ('complaint', 'source', CAST(NEW.source AS TEXT), 1, (NEW.state = 8), (NEW.state = 9))
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
END;

CREATE TRIGGER "tr_complaints_removed" AFTER DELETE ON "complaints" BEGIN
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('complaint', 'all', '', -1, -(OLD.state = 8), -(OLD.state = 9)),
        ('complaint', 'village', OLD.village, -1, -(OLD.state = 8), -(OLD.state = 9)),
        ('complaint', 'domain', OLD.domain, -1, -(OLD.state = 8), -(OLD.state = 9)),
        ('complaint', 'source', CAST(OLD.source AS TEXT), -1, -(OLD.state = 8), -(OLD.state = 9))
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
END;

CREATE TRIGGER "tr_complaints_changed" AFTER UPDATE OF state, village, domain, source ON "complaints" BEGIN
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('complaint', 'all', '', -1, -(OLD.state = 8), -(OLD.state = 9)),
        ('complaint', 'village', OLD.village, -1, -(OLD.state = 8), -(OLD.state = 9)),
        ('complaint', 'domain', OLD.domain, -1, -(OLD.state = 8), -(OLD.state = 9)),
        ('complaint', 'source', CAST(OLD.source AS TEXT), -1, -(OLD.state = 8), -(OLD.state = 9))
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
    INSERT INTO tallies (subject, kind, "key", received, closed, merged) VALUES
        ('complaint', 'all', '', 1, (NEW.state = 8), (NEW.state = 9)),
        ('complaint', 'village', NEW.village, 1, (NEW.state = 8), (NEW.state = 9)),
        ('complaint', 'domain', NEW.domain, 1, (NEW.state = 8), (NEW.state = 9)),
        ('complaint', 'source', CAST(NEW.source AS TEXT), 1, (NEW.state = 8), (NEW.state = 9))
    ON CONFLICT (subject, kind, "key") DO UPDATE SET
        received = received + excluded.received, closed = closed + excluded.closed, merged = merged + excluded.merged;
END;
