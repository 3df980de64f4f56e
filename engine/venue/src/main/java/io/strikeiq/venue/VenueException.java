package io.strikeiq.venue;

/** A venue's file does not say what is asked: the message says what is missing, and where to add it. */
public final class VenueException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String subject;
    private final String advice;

    VenueException(String subject, String advice) {
        super(subject + ": " + advice);
        this.subject = subject;
        this.advice = advice;
    }

    /** What is not known. */
    public String subject() {
        return subject;
    }

    /** What to add where. */
    public String advice() {
        return advice;
    }
}
