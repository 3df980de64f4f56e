package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code config/jvm.args} asks of the compiler: a method that has been renamed would be passed over in silence. */
final class CompilerFlagsTest {
    private static final Pattern APART = Pattern.compile("(?m)^-XX:CompileCommand=dontinline,(.+)::(.+)$");

    @Test
    void shouldNameOnlyMethodsThatAreThere() throws Exception {
        String flags = Files.readString(Path.of("../../config/jvm.args"));
        List<MatchResult> apart = APART.matcher(flags).results().toList();

        assertFalse(apart.isEmpty());
        for (MatchResult each : apart) {
            Method[] methods = Class.forName(each.group(1)).getDeclaredMethods();
            assertTrue(
                    Arrays.stream(methods).anyMatch(method -> method.getName().equals(each.group(2))), each.group());
        }
    }
}
