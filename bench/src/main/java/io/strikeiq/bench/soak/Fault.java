package io.strikeiq.bench.soak;

/** What happens to the service on a day. */
enum Fault {
    NONE("-"),
    KILL("killed in mid-session"),
    RESTART("restarted in order"),
    OUTAGE("database away");

    private static final int EVERY = 10;
    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** Of a day from 0 on: each of them once in ten days. */
    static Fault of(int day) {
        return switch (day % EVERY) {
            case 1 -> KILL;
            case 4 -> OUTAGE;
            case 6 -> RESTART;
            default -> NONE;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
