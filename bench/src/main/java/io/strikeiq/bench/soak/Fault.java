package io.strikeiq.bench.soak;

/** What happens to the service on a day. */
enum Fault {
    NONE("-"),
    KILL("killed in mid-session"),
    RESTART("restarted in order"),
    OUTAGE("database away");

    private static final int EVERY = 6;
    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** Of a day from 0 on: each of them once in six days. */
    static Fault of(int day) {
        return switch (day % EVERY) {
            case 1 -> KILL;
            case 2 -> OUTAGE;
            case 4 -> RESTART;
            default -> NONE;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
