package io.strikeiq.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Files for those who run a service, read as their readers would as far as that goes without them. */
class DeploymentFilesTest {
    @Test
    void shouldGiveTheServiceUnitNoRightThatItDoesNotNeed() throws IOException {
        List<String> unit = Files.readAllLines(SuppliedConfig.file("systemd/strikeiq.service"));

        for (String line : List.of(
                "User=strikeiq",
                "NoNewPrivileges=yes",
                "ProtectSystem=strict",
                "ProtectHome=yes",
                "PrivateTmp=yes",
                "CapabilityBoundingSet=",
                "StateDirectory=strikeiq",
                "RestartPreventExitStatus=2 3 6")) {
            assertTrue(unit.contains(line), line);
        }
        assertTrue(
                unit.stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("["))
                        .allMatch(line -> line.matches("[A-Za-z]+=.*")),
                unit::toString);
    }

    @Test
    void shouldDescribeADatabaseThatOnlyThisHostReachesAndThatAsksForItsPassword() throws IOException {
        Path file = SuppliedConfig.file("compose.yaml");
        Map<?, ?> compose = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        Map<?, ?> postgres = (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get("postgres");

        assertEquals(List.of("127.0.0.1:5432:5432"), postgres.get("ports"));
        assertEquals(
                "${STRIKEIQ_DB_PASSWORD:?set STRIKEIQ_DB_PASSWORD}",
                ((Map<?, ?>) postgres.get("environment")).get("POSTGRES_PASSWORD"));
        assertTrue(compose.get("volumes") instanceof Map<?, ?> volumes && volumes.containsKey("postgres"));
        assertTrue(Files.readString(file).contains("NOT RUN HERE"));
    }

    @Test
    void shouldDescribeThreeBrokersThatKnowEachOtherAndOneDatabase() throws IOException {
        Path file = SuppliedConfig.file("cluster/compose.yaml");
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(50)
                .build();
        Map<?, ?> compose = (Map<?, ?>) new Load(settings).loadFromString(Files.readString(file));
        Map<?, ?> services = (Map<?, ?>) compose.get("services");

        for (int i = 1; i <= 3; i++) {
            Map<?, ?> environment = (Map<?, ?>) ((Map<?, ?>) services.get("broker-" + i)).get("environment");
            assertEquals(i, environment.get("KAFKA_NODE_ID"));
            assertEquals("PLAINTEXT://broker-" + i + ":9092", environment.get("KAFKA_ADVERTISED_LISTENERS"));
        }
        assertTrue(services.get("postgres") instanceof Map<?, ?>);
        assertTrue(Files.readString(file).contains("NOT RUN HERE"));
    }
}
