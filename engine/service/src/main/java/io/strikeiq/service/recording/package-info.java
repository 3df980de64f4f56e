/** Making a tick journal from a whole source, so that it is there complete or not at all. Runs on the command's thread. */
package io.strikeiq.service.recording;
