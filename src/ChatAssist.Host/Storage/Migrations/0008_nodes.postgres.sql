ALTER TABLE inbox ADD COLUMN run bigint NOT NULL DEFAULT 0;

DROP INDEX ix_inbox_waiting;

CREATE INDEX ix_inbox_waiting ON inbox (user_id, id) WHERE state = 0;

CREATE TABLE nodes (
    run bigint NOT NULL,
    name text NOT NULL,
    until bigint NOT NULL,
    content text NOT NULL,
    common text NOT NULL,
    CONSTRAINT "PK_nodes" PRIMARY KEY (run)
);

CREATE UNIQUE INDEX "IX_nodes_name" ON nodes (name);
