/** What all commands share: exit codes, user errors, results in text or JSON, progress. Runs on the command's thread. */
package io.strikeiq.service.cli;
