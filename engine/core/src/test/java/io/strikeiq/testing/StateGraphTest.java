package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateGraphTest {
    /** Shows two of its fields. */
    static final class Forgetful implements Visited {
        long shown;
        double forgotten;
        final double[] kept = new double[3];
        final int[] lost = new int[3];

        @Override
        public void visit(StateVisitor visitor) {
            shown = visitor.visit(shown);
            visitor.visitAll(kept);
        }
    }

    private static Forgetful changed() {
        Forgetful changed = new Forgetful();
        changed.shown = 1;
        changed.forgotten = 2;
        changed.kept[1] = 3;
        changed.lost[2] = 4;
        return changed;
    }

    @Test
    void shouldFindEveryFieldThatIsShownToNobody() {
        Forgetful restored = new Forgetful();
        restored.shown = 1;
        StateGraph graph = new StateGraph(Map.of());

        assertEquals(
                Map.of("Forgetful.forgotten", "2.0 and 0.0", "Forgetful.lost", "4 and 0"),
                graph.differences(changed(), restored));
        assertEquals(
                Set.of("Forgetful.shown", "Forgetful.forgotten", "Forgetful.kept", "Forgetful.lost"), graph.fields());
    }

    @Test
    void shouldPassOverWhatIsListedWithAReason() {
        Forgetful restored = new Forgetful();
        restored.shown = 1;
        StateGraph graph = new StateGraph(Map.of("Forgetful.lost", "scratch", "Forgetful.forgotten", "a cache"));

        assertEquals(Map.of(), graph.differences(changed(), restored));
    }
}
