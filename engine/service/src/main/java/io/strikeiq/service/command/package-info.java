/** The commands that are not importers. Each runs on the thread that called it. */
package io.strikeiq.service.command;
