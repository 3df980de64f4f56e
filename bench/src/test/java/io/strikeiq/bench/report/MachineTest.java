package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static Machine withLoad(double load) {
        return new Machine(2, "processor", "system", "jdk", List.of("-Xmx3g"), load);
    }

    @Test
    void shouldWarnWhenOtherWorkTakesPartOfTheMachine() {
        assertTrue(withLoad(0.5).isBusy());
        assertTrue(withLoad(0.5).text().contains("busy"));
        assertFalse(withLoad(0.1).isBusy());
        assertFalse(withLoad(0.1).text().contains("busy"));
        assertFalse(withLoad(Double.NaN).isBusy(), "no load average is no warning");
    }

    @Test
    void shouldNameProcessorAndTheFlagsThatMatter() {
        assertEquals("Model X", Machine.processorOf(List.of("processor\t: 0", "model name\t: Model X", "flags\t: a")));
        assertEquals(
                List.of("-Xmx3g", "-XX:+UseSerialGC"),
                Machine.speedFlags(List.of("--add-exports=a/b=ALL-UNNAMED", "-Xmx3g", "-Da=b", "-XX:+UseSerialGC")));
        assertTrue(withLoad(0).text().startsWith("2 cores, processor, system, jdk -Xmx3g, load average 0.00"));
    }
}
