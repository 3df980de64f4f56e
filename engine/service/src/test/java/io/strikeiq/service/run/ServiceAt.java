package io.strikeiq.service.run;

import io.strikeiq.service.StrikeIq;
import java.time.Instant;
import java.util.Arrays;

/** The {@code strikeiq} command at another time of day, which passes as fast: what midnight changes, at any hour. */
final class ServiceAt {
    private ServiceAt() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments the time at the start, then those of the command
     */
    public static void main(String[] arguments) {
        Instant start = Instant.parse(arguments[0]);
        long begin = System.nanoTime();
        WallClock clock = () -> start.plusNanos(System.nanoTime() - begin);
        System.exit(StrikeIq.execute(clock, Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}
