package io.strikeiq.service.config;

/** Who runs the database server. */
enum DatabaseMode {
    /** This service, with its data in a folder. */
    EMBEDDED,
    /** Somebody else, reached at a URL. */
    JDBC
}
