/** The headless service: the command line's entry point, which names every command. */
package io.strikeiq.service;
