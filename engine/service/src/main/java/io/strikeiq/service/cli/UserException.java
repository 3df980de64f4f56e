package io.strikeiq.service.cli;

/** A mistake that the user can mend: shown as its message alone, without a stack trace. */
public class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    /** A wrong command line or config. */
    public UserException(String message) {
        this(ExitCode.USAGE, message);
    }

    public UserException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public UserException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }
}
