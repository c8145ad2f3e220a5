CREATE TABLE "preferences" (
    "user_id" TEXT NOT NULL CONSTRAINT "PK_preferences" PRIMARY KEY,
    "words_only" INTEGER NOT NULL
);
