package io.strikeiq.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.state.SessionBeat;
import io.strikeiq.core.state.SessionClock;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateVisitorsTest {
    /** A field of each kind, and arrays that grow. */
    private static final class Sample implements Visited {
        private long total;
        private int count;
        private double mean = Double.NaN;
        private boolean known;
        private OptionRight right;
        private String name = "";
        private double[] values = new double[2];
        private long[] times = new long[2];
        private int[] ids = new int[2];
        private byte[] signs = new byte[2];
        private boolean[] seen = new boolean[2];
        private final double[] fixed = new double[7];
        private final SessionClock session = new SessionClock();
        private final SessionBeat beat = new SessionBeat(1_000);

        @Override
        public void visit(StateVisitor visitor) {
            total = visitor.visit(total);
            count = visitor.visit(count);
            mean = visitor.visit(mean);
            known = visitor.visit(known);
            right = visitor.visit(OptionRight.class, right);
            name = visitor.visit(name);
            values = visitor.visit(values, count);
            times = visitor.visit(times, count);
            ids = visitor.visit(ids, count);
            signs = visitor.visit(signs, count);
            seen = visitor.visit(seen, count);
            visitor.visitAll(fixed);
            session.visit(visitor);
            beat.visit(visitor);
        }

        private void fill(SplittableRandom random) {
            total = random.nextLong();
            count = random.nextInt(40);
            mean = random.nextInt(4) == 0 ? Double.NaN : random.nextDouble();
            known = random.nextBoolean();
            right = random.nextInt(4) == 0 ? null : OptionRight.values()[random.nextInt(OptionRight.values().length)];
            name = "N" + random.nextInt(100_000) + "Ω";
            values = random.doubles(count).toArray();
            times = random.longs(count).toArray();
            ids = random.ints(count).toArray();
            signs = new byte[count];
            seen = new boolean[count];
            for (int i = 0; i < count; i++) {
                signs[i] = (byte) random.nextInt(-1, 2);
                seen[i] = random.nextBoolean();
            }
            Arrays.setAll(fixed, i -> random.nextDouble());
            for (int i = 0; i < 20; i++) {
                long time = 1_000L * i + random.nextInt(1_000);
                switch (random.nextInt(4)) {
                    case 0 -> session.onPhase(SessionPhase.values()[random.nextInt(3)], time);
                    case 1 -> session.onDay(time);
                    case 2 -> session.onPrice(time);
                    default -> session.onData(time);
                }
                known ^= beat.isDue(time, session);
            }
        }
    }

    private static long hash(Visited visited) {
        HashVisitor visitor = new HashVisitor();
        visitor.start(1);
        visited.visit(visitor);
        return visitor.hash();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHashTheSameAfterSaveAndRestore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            Sample saved = new Sample();
            saved.fill(random);
            long before = hash(saved);
            ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
            SaveVisitor save = new SaveVisitor(buffer, 3);
            saved.visit(save);
            assertEquals(before, hash(saved), "saving changes nothing, seed " + seed);
            Sample restored = new Sample();
            RestoreVisitor restore = new RestoreVisitor(buffer, 3, save.position() - 3);
            restored.visit(restore);
            assertEquals(save.position(), restore.position(), "seed " + seed + " sample " + i);
            assertEquals(before, hash(restored), "seed " + seed + " sample " + i);
            assertEquals(saved.name, restored.name);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldHashDifferentlyWhenAnyElementDiffers(long seed) {
        Sample sample = new Sample();
        sample.fill(new SplittableRandom(seed));
        long before = hash(sample);
        for (int i = 0; i < sample.fixed.length; i++) {
            double value = sample.fixed[i];
            sample.fixed[i] = Math.nextUp(value);
            assertNotEquals(before, hash(sample), "element " + i);
            sample.fixed[i] = value;
        }
        double value = sample.fixed[0];
        sample.fixed[0] = sample.fixed[4];
        sample.fixed[4] = value;
        assertNotEquals(before, hash(sample), "elements that change places, four apart");
    }

    @Test
    void shouldRefuseAStateThatEndsTooEarly() {
        Sample sample = new Sample();
        sample.fill(new SplittableRandom(5));
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor save = new SaveVisitor(buffer, 0);
        sample.visit(save);
        for (int length = 0; length < save.position(); length += 7) {
            RestoreVisitor restore = new RestoreVisitor(buffer, 0, length);
            Sample restored = new Sample();
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> restored.visit(restore));
            assertTrue(e.getMessage().startsWith("the saved state ends at " + length), e.getMessage());
        }
    }

    @Test
    void shouldRefuseAnEnumThatDoesNotExistAndRestoreNone() {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        buffer.putInt(0, 17);
        RestoreVisitor restore = new RestoreVisitor(buffer, 0, 4);
        assertThrows(IllegalStateException.class, () -> restore.visit(OptionRight.class, OptionRight.CALL));
        buffer.putInt(0, -1);
        assertNull(new RestoreVisitor(buffer, 0, 4).visit(OptionRight.class, OptionRight.CALL));
    }
}
