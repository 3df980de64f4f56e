/** PostgreSQL: opening it, embedded or external, its migrations, and the repositories that read it. */
package io.strikeiq.persistence.database;
