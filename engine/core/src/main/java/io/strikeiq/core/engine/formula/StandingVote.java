package io.strikeiq.core.engine.formula;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The vote of one formula, or of the bias, and the one that was emitted last. Another vote counts once it has come in
 * several evaluations in a row.
 */
final class StandingVote implements Visited {
    private Vote present = Vote.HOLD;
    private Vote spoken = Vote.HOLD;
    private Vote pending = Vote.HOLD;
    private int evaluations;

    /** A session begins at HOLD, which need not be said. */
    void startSession() {
        present = Vote.HOLD;
        spoken = Vote.HOLD;
        evaluations = 0;
    }

    /**
     * Takes the score of an evaluation; an unknown one leaves the vote as it is and ends what was pending.
     *
     * @param exit score below which a side is given up, at most the threshold
     * @param confirmations evaluations in a row after which another vote counts
     */
    void take(double score, double threshold, double exit, double confirmations) {
        Vote next = Double.isNaN(score) ? present : present.next(score, threshold, exit);
        if (next == present) {
            evaluations = 0;
            return;
        }
        evaluations = next == pending ? evaluations + 1 : 1;
        pending = next;
        if (evaluations >= confirmations) {
            present = next;
            evaluations = 0;
        }
    }

    Vote present() {
        return present;
    }

    /** Whether the vote is another than the one said last. */
    boolean isNews() {
        return present != spoken;
    }

    void speak() {
        spoken = present;
    }

    @Override
    public void visit(StateVisitor visitor) {
        present = visitor.visit(Vote.class, present);
        spoken = visitor.visit(Vote.class, spoken);
        pending = visitor.visit(Vote.class, pending);
        evaluations = visitor.visit(evaluations);
    }
}
