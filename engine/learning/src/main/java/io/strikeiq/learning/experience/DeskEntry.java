package io.strikeiq.learning.experience;

import java.util.List;

/**
 * A line of the desk's journal: a version became the newest.
 *
 * @param at wall clock, ISO 8601, UTC
 * @param version id of the version
 * @param cause {@code run}, {@code reset}, {@code rollback} or {@code promote}
 * @param run the run that taught it, or that was running when a person changed it; empty for none
 * @param after event time of the tick by which a running run was changed: of that run only later outcomes are learned
 * @param lessons lessons of the version
 * @param outcomes outcomes that its confidence is learned from
 */
public record DeskEntry(String at, String version, String cause, String run, long after, int lessons, int outcomes) {
    /** Names of the columns. */
    static final String COLUMNS = "at\tversion\tcause\trun\tafter\tlessons\toutcomes";

    /** A run has taught it. */
    public static final String RUN = "run";
    /** A person has begun from nothing. */
    public static final String RESET = "reset";
    /** A person has gone back to an earlier version. */
    public static final String ROLLBACK = "rollback";
    /** A person has put the online model in the place of the cells. */
    public static final String PROMOTE = "promote";

    /** Whether a run has taught it, and no person changed it. */
    public boolean isTaught() {
        return cause.equals(RUN);
    }

    String line() {
        return String.join(
                "\t",
                at,
                version,
                cause,
                run,
                Long.toString(after),
                Integer.toString(lessons),
                Integer.toString(outcomes));
    }

    /** @throws IllegalArgumentException when it is no such line */
    static DeskEntry of(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.size() != 7) {
            throw new IllegalArgumentException("has " + fields.size() + " fields, 7 are due");
        }
        return new DeskEntry(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                Long.parseLong(fields.get(4)),
                Integer.parseInt(fields.get(5)),
                Integer.parseInt(fields.get(6)));
    }
}
