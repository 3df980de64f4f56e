/** What the config says of the log: level, zone, form, and a file that rolls. Set once, by the command's thread, before a run begins. */
package io.strikeiq.service.log;
