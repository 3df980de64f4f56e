package io.strikeiq.service.doctor;

/**
 * What was found of one thing.
 *
 * @param what the thing
 * @param verdict whether a service can run with it
 * @param said what is there, and what would help
 */
public record Finding(String what, Verdict verdict, String said) {
    /** Whether a service can run. */
    public enum Verdict {
        OK,
        WARNING,
        FAILS
    }

    static Finding ok(String what, String said) {
        return new Finding(what, Verdict.OK, said);
    }

    static Finding warning(String what, String said) {
        return new Finding(what, Verdict.WARNING, said);
    }

    static Finding fails(String what, String said) {
        return new Finding(what, Verdict.FAILS, said);
    }
}
