package io.strikeiq.service.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes of every command. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;
    /** The command failed; its last line says why. */
    public static final int FAILURE = 1;
    /** The command line or the config is wrong; nothing was done. */
    public static final int USAGE = 2;
    /** A journal or a source of an import is damaged; what was good in it was used. */
    public static final int DAMAGED = 3;
    /** Rows are still in the journal only; the next start writes them to the database. */
    public static final int UNFLUSHED = 4;
    /** A replay gave another result than the recorded run. */
    public static final int DIFFERENT = 5;
    /** The disk is nearly full; the run stopped in order. */
    public static final int DISK = 6;
    /** A stage of the pipeline failed and its policy is to halt; what was before is stored. */
    public static final int HALTED = 7;
    /** A second termination signal, or a stop that took too long, ended the process at once. */
    public static final int FORCED = 8;
    /** An import accepted no row; no journal was written. */
    public static final int NOTHING_ACCEPTED = 9;
    /** A replay by another program than the recorded run's gave another result, which says nothing of either. */
    public static final int OTHER_PROGRAM = 10;

    /** An engine was quarantined; the run came to its end without it. */
    public static final int DEGRADED = 11;

    /** What each means, for help and docs, by code. */
    public static final Map<Integer, String> MEANINGS = meanings();

    private ExitCode() {}

    private static Map<Integer, String> meanings() {
        Map<Integer, String> meanings = new LinkedHashMap<>();
        meanings.put(OK, "all went well");
        meanings.put(FAILURE, "the command failed; the last line says why");
        meanings.put(USAGE, "the command line or the config is wrong; nothing was done");
        meanings.put(DAMAGED, "a journal or a source of an import is damaged; what was good in it was used");
        meanings.put(UNFLUSHED, "rows are in the journal only; the next start writes them to the database");
        meanings.put(DIFFERENT, "a replay gave another result than the recorded run");
        meanings.put(DISK, "the disk is nearly full; the run stopped in order and goes on once there is room");
        meanings.put(HALTED, "a stage of the pipeline failed and its policy is to halt; what was before is stored");
        meanings.put(FORCED, "a second signal, or a stop that took too long, ended the process at once");
        meanings.put(NOTHING_ACCEPTED, "an import accepted no row; no journal was written");
        meanings.put(OTHER_PROGRAM, "a run cannot be compared: another program began it, and gives another result");
        meanings.put(DEGRADED, "an engine was quarantined; the run came to its end without it, all else is stored");
        return Collections.unmodifiableMap(meanings);
    }
}
