package io.strikeiq.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.StandardEngines;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The glossary has every signal and no other. */
class DocumentedGlossaryTest {
    private static final Pattern FORMULA = Pattern.compile("F(0[1-9]|10)_(BUY|SELL|HOLD)");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]+");

    @Test
    void shouldSayOfEachSignalWhatADeskDoesWithIt() {
        Set<String> known = new TreeSet<>();
        for (EngineDefinition engine : StandardEngines.registry().definitions()) {
            engine.signals().stream()
                    .map(SignalType::name)
                    .filter(name -> !FORMULA.matcher(name).matches())
                    .forEach(known::add);
        }
        Set<String> said = new TreeSet<>();
        List<String> lines = Repository.lines(Repository.file("engine/docs/glossary.md"));
        for (String line : lines) {
            if (line.startsWith("| ") && !line.startsWith("| F01 to F10")) {
                Matcher name = NAME.matcher(line.split("\\|", 3)[1]);
                while (name.find()) {
                    said.add(name.group());
                }
            }
        }

        assertEquals(known, said);
    }
}
