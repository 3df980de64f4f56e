package io.strikeiq.bench.watch;

/**
 * Who listens to signals.
 *
 * @param clients how many
 * @param stuck whether there is one more that takes nothing
 * @param bare whether they are sent the bytes by nothing but writes to their sockets, not by the service
 */
record Listeners(int clients, boolean stuck, boolean bare) {
    String words() {
        return clients + (stuck ? " and a stuck one" : "") + (bare ? ", bare sends" : "");
    }
}
