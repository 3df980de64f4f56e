package io.strikeiq.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.StandardEngines;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the tables of engine/docs equal to what the code declares. */
class DocumentedEnginesTest {
    private static final Path DOCS = Repository.file("engine/docs");

    static List<String> engines() {
        return StandardEngines.registry().definitions().stream()
                .map(EngineDefinition::name)
                .toList();
    }

    private static EngineDefinition engine(String name) {
        return StandardEngines.registry().definitions().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Path page(String engine) {
        return DOCS.resolve("engines").resolve(engine + ".md");
    }

    /** Without exponent: 0.0001. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldHaveAPageWithTheNameOfTheEngineAsItsTitle(String engine) {
        assertEquals("# " + engine, Repository.lines(page(engine)).get(0));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldListTheSignalsThatTheEngineDeclares(String engine) {
        PageTable table = new PageTable(page(engine), "signal", "direction", "proven wrong if");
        for (SignalType type : engine(engine).signals()) {
            table.row(type.name(), type.direction().name(), type.refutedBy());
        }
        table.check();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldListTheParametersThatTheEngineDeclares(String engine) {
        PageTable table = new PageTable(page(engine), "parameter", "default", "range", "unit", "meaning");
        for (Parameter parameter : engine(engine).parameters()) {
            table.row(
                    "`" + parameter.name() + "`",
                    plain(parameter.defaultValue()),
                    plain(parameter.minimum()) + " to " + plain(parameter.maximum()),
                    parameter.unit(),
                    parameter.meaning());
        }
        table.check();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldListTheEvidenceThatTheEngineDeclares(String engine) {
        PageTable table = new PageTable(page(engine), "evidence", "meaning", "unit");
        for (Reason reason : engine(engine).reasons()) {
            table.row(reason.code(), reason.meaning(), reason.unit());
        }
        table.check();
    }

    @Test
    void shouldListEveryEngineInTheIndex() {
        PageTable table = new PageTable(DOCS.resolve("README.md"), "engine", "what it says");
        for (EngineDefinition engine : StandardEngines.registry().definitions()) {
            table.row("[" + engine.name() + "](engines/" + engine.name() + ".md)", engine.summary());
        }
        table.check();
    }

    @Test
    void shouldListEveryMetric() {
        PageTable table = new PageTable(DOCS.resolve("metrics.md"), "metric", "unit", "meaning");
        for (int i = 0; i < Metric.count(); i++) {
            table.row(Metric.at(i).name(), Metric.at(i).unit(), Metric.at(i).meaning());
        }
        table.check();
    }

    @Test
    void shouldHaveNoPageOfAnEngineThatIsNotThere() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("engines"))) {
            List<String> found =
                    pages.map(page -> page.getFileName().toString()).sorted().toList();
            assertEquals(engines().stream().map(name -> name + ".md").sorted().toList(), found);
        }
    }
}
