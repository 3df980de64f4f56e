/** Looks at the machine before a service runs on it: what would stop it, and what would make it slow. Runs on the command's thread. */
package io.strikeiq.service.doctor;
