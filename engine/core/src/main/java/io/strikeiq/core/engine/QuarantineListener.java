package io.strikeiq.core.engine;

/** Told on the engines' thread when an engine is put in quarantine. */
@FunctionalInterface
public interface QuarantineListener {
    /**
     * An engine has failed.
     *
     * @param engine position of the engine in the registry
     * @param tick sequence of the tick
     * @param underlying dense index of the underlying among those of the stage
     */
    void onQuarantine(int engine, long tick, int underlying);
}
