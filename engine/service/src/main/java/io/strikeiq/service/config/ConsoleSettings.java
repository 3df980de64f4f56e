package io.strikeiq.service.config;

import java.time.ZoneId;

/**
 * What the console shows of the signals.
 *
 * @param rate signals in one second at most over time, 0 for none
 * @param holds whether votes to hold are shown
 * @param zone in which times are shown
 */
public record ConsoleSettings(int rate, boolean holds, ZoneId zone) {}
