package io.strikeiq.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strikeiq.venue.yaml.Problems;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;

class RecordBinderTest {
    /** Kinds of components that settings records have. */
    enum Convention {
        LONG_CALLS,
        ALL_SHORT
    }

    /** A group as the real-time path declares them. */
    record Group(long halfLife, int count, double share, boolean on, Convention convention) {
        Group {
            if (count < 2) {
                throw new IllegalArgumentException("count must be at least 2, not " + count);
            }
            if (halfLife > 3_000_000_000L && share > 0.9) {
                throw new IllegalArgumentException("a long half-life and a large share do not go together");
            }
        }
    }

    /** Groups in groups. */
    record Settings(Group first, Group second) {}

    private static final Group DEFAULT = new Group(1_000_000_000L, 5, 0.5, false, Convention.LONG_CALLS);

    private static Settings bind(String text) {
        Problems problems = new Problems("r.yaml");
        Node root =
                new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
        Section section = new Section("", root, Optional.empty(), problems, new Variables(Map.of())::expand);
        Settings settings = RecordBinder.bind(section, new Settings(DEFAULT, DEFAULT));
        problems.check();
        return settings;
    }

    private static String problem(String text) {
        return assertThrows(StrictYamlException.class, () -> bind(text)).getMessage();
    }

    @Test
    void shouldBindDurationsNumbersFlagsAndChoices() {
        Settings settings = bind("second: {halfLife: 2m, count: 7, share: 0.25, on: true, convention: all_short}");

        assertEquals(DEFAULT, settings.first());
        assertEquals(new Group(120_000_000_000L, 7, 0.25, true, Convention.ALL_SHORT), settings.second());
    }

    @Test
    void shouldTellTheRecordsOwnRangeCheckWithKeyAndLine() {
        assertEquals(
                "r.yaml:1:16: first.count: is not allowed: count must be at least 2, not 1",
                problem("first: {count: 1}"));
    }

    @Test
    void shouldTellACheckOfSeveralValuesWithTheSection() {
        assertEquals(
                "r.yaml:1:1: first: a long half-life and a large share do not go together",
                problem("first: {halfLife: 4s, share: 0.95}"));
    }

    @Test
    void shouldRefuseUnknownKeysAndWrongTypes() {
        assertEquals(
                "r.yaml:1:9: first.halflife: unknown key; allowed halfLife, count, share, on, convention;"
                        + " did you mean 'halfLife'?",
                problem("first: {halflife: 4s}"));
        assertEquals(
                "r.yaml:1:16: first.count: 'x' is not a whole number; allowed a whole number from -2147483648 to"
                        + " 2147483647",
                problem("first: {count: x}"));
    }
}
