package io.strikeiq.watch.api;

/** Changes an engine of the run, as the command does. */
@FunctionalInterface
public interface Control {
    /**
     * Asks for a change and waits until the run has taken it.
     *
     * @param change {@code on}, {@code off} or {@code PARAMETER=VALUE}
     * @param actor who asks
     * @throws ApiException when there is no such change, or no run that takes it
     */
    void change(String engine, String change, String actor);

    /** Of a service that takes none. */
    static Control none() {
        return (engine, change, actor) -> {
            throw new ApiException(ApiException.AWAY, "no live run takes changes");
        };
    }
}
