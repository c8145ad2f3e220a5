ALTER TABLE complaints ADD COLUMN handled_at bigint;


CREATE TABLE register_entries (
    number text NOT NULL,
    json text NOT NULL,
    version bigint NOT NULL,
    unit_id text NOT NULL,
    CONSTRAINT "PK_register_entries" PRIMARY KEY (number)
);
