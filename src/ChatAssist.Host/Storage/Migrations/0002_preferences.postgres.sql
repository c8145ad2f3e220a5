CREATE TABLE preferences (
    user_id text NOT NULL,
    words_only boolean NOT NULL,
    CONSTRAINT "PK_preferences" PRIMARY KEY (user_id)
);
