package io.strikeiq.service.simulator;

import java.util.function.Consumer;

/** Plants events and tells the truth of them. Every size in a script is relative to the underlying's own scale. */
final class EventScripts {
    private final Consumer<PlantedEvent> truth;

    EventScripts(Consumer<PlantedEvent> truth) {
        this.truth = truth;
    }

    /** Starts an event on an underlying; those that have no direction of their own go where the market stands for it. */
    void plant(EventKind kind, SimulatedUnderlying underlying, boolean up) {
        EventPlan plan = switch (kind) {
            case SWEEP -> BookScripts.sweep(underlying, up);
            case STOP_HUNT -> BookScripts.stopHunt(underlying, up);
            case SQUEEZE -> OptionScripts.squeeze(underlying, up);
            case TRAP -> OptionScripts.trap(underlying, up);
            case VACUUM -> BookScripts.vacuum(underlying, up);
            case GAMMA_FLIP -> OptionScripts.gammaFlip(underlying);
            case INFORMED_FLOW -> OptionScripts.informedFlow(underlying, up);
        };
        long start = underlying.time();
        long end = start + (long) (plan.script().seconds() * 1e9);
        truth.accept(new PlantedEvent(
                kind, underlying.instrument.symbol(), plan.direction(), plan.level(), start, end, plan.expected()));
        underlying.play(plan.script());
    }
}
