/** Making a tick journal from a whole source, so that it is there complete or not at all, and reading Parquet for imports. Runs on the command's thread. */
package io.strikeiq.service.recording;
