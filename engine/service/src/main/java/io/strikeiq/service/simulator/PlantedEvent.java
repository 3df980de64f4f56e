package io.strikeiq.service.simulator;

import io.strikeiq.core.signal.Direction;

/**
 * One line of the truth file.
 *
 * @param kind what was planted
 * @param underlying symbol
 * @param direction of the expected signal
 * @param level price that it speaks of, {@code NaN} for none
 * @param start nanoseconds since the epoch
 * @param end nanoseconds since the epoch
 * @param expected name of the signal that an engine should give
 */
public record PlantedEvent(
        EventKind kind, String underlying, Direction direction, double level, long start, long end, String expected) {
    /** Names of the columns of {@link #toCsv}. */
    public static final String CSV_HEADER = "kind,underlying,direction,level,start_ns,end_ns,expected";

    /** The line of the truth file. */
    public String toCsv() {
        return kind + "," + underlying + "," + direction + "," + level + "," + start + "," + end + "," + expected;
    }

    /** Reads a line of the truth file. */
    public static PlantedEvent fromCsv(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != 7) {
            throw new IllegalArgumentException("truth line needs 7 fields, has " + fields.length + ": " + line);
        }
        return new PlantedEvent(
                EventKind.valueOf(fields[0]),
                fields[1],
                Direction.valueOf(fields[2]),
                Double.parseDouble(fields[3]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                fields[6]);
    }
}
