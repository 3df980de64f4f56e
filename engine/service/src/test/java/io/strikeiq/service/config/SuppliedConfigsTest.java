package io.strikeiq.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strikeiq.persistence.database.DatabaseSettings;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SuppliedConfigsTest {
    private static Set<String> keys(String prefix, Object value) {
        Set<String> keys = new TreeSet<>();
        if (value instanceof Map<?, ?> section) {
            section.forEach((key, inner) -> keys.addAll(keys(prefix.isEmpty() ? "" + key : prefix + "." + key, inner)));
        } else {
            keys.add(prefix);
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crypto.yaml",
                "demo.yaml",
                "deribit-local.yaml",
                "nse-tables.yaml",
                "service.yaml",
                "us-options.yaml"
            })
    void shouldLoadOnAMachineWithoutAnyVariable(String name) {
        StrikeIqConfig config = SuppliedConfig.load(name);

        assertInstanceOf(DatabaseSettings.Embedded.class, config.database());
    }

    /** Folders stand beside the file in the one, beside the config folder in the other. */
    private static Object withoutFolder(Object section) {
        Map<Object, Object> rest = new TreeMap<>((Map<?, ?>) section);
        rest.remove("folder");
        return rest;
    }

    @Test
    void shouldNameEveryKeyInTheServiceConfig() throws Exception {
        Object written = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(SuppliedConfig.file("service.yaml")));

        assertEquals(keys("", SuppliedConfig.load("service.yaml").effective()), keys("", written));
    }

    @Test
    void shouldHaveTheDefaultsInTheServiceConfigButForWhatAServiceNeeds() {
        Map<String, Object> defaults = ConfigFile.parse("empty", "", Map.of()).effective();
        StrikeIqConfig service = SuppliedConfig.load("service.yaml");

        for (String section : defaults.keySet()) {
            if (!section.equals("run")) {
                assertEquals(
                        withoutFolder(defaults.get(section)),
                        withoutFolder(service.effective().get(section)),
                        section);
            }
        }
        assertEquals(Source.REPLAY, service.run().source());
    }
}
