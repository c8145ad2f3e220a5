ALTER TABLE "complaints" ADD COLUMN "handled_at" INTEGER NULL;


CREATE TABLE "register_entries" (
    "number" TEXT NOT NULL CONSTRAINT "PK_register_entries" PRIMARY KEY,
    "json" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);
