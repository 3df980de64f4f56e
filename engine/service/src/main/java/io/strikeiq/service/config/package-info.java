/** The config file: strict, every mistake reported at once with file, line and what is allowed. Read once, at start. */
package io.strikeiq.service.config;
