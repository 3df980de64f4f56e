package io.strikeiq.service.cli;

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

    private ExitCode() {}
}
