package io.strikeiq.service.command;

import io.strikeiq.cluster.JournalPublisher;
import io.strikeiq.cluster.PublisherSettings;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.venue.yaml.Problems;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.venue.yaml.StrictYaml;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where ticks go besides a journal. */
final class TopicOptions {
    private static final String KAFKA = "kafka";
    private static final String PASSWORD = "STRIKEIQ_KAFKA_PASSWORD";

    @Option(
            names = "--to",
            paramLabel = "kafka",
            description = {
                "Publish the ticks of the journal to a topic too, while it grows. VENUE journal records nothing, and publishes",
                "what is there."
            })
    private String to = "";

    @Option(
            names = "--to-set",
            paramLabel = "KEY=VALUE",
            description = {
                "brokers (127.0.0.1:9092), topic (strikeiq.ticks), partitions (16, for good), tls, truststore, user; the",
                "password is in the environment, STRIKEIQ_KAFKA_PASSWORD."
            })
    private List<String> keys = List.of();

    /** Whether a topic is named. */
    boolean isGiven() {
        return !to.isEmpty();
    }

    /** Who publishes a journal, empty where nobody is to. */
    Optional<JournalPublisher> publisher(Path journal) {
        if (!isGiven()) {
            if (!keys.isEmpty()) {
                throw new UserException("--to-set is for --to kafka");
            }
            return Optional.empty();
        }
        if (!to.equals(KAFKA)) {
            throw new UserException("--to: '" + to.replaceAll("\\p{Cntrl}", "?") + "' is not there; allowed " + KAFKA);
        }
        return Optional.of(settings().publisher(journal));
    }

    private PublisherSettings settings() {
        StringBuilder text = new StringBuilder("to: kafka\n");
        boolean hasUser = false;
        for (String each : keys) {
            if (!each.matches("[A-Za-z]+=\\P{Cntrl}*") || each.startsWith("password=")) {
                throw new UserException("--to-set: '" + each.replaceAll("=.*|\\p{Cntrl}", "?")
                        + "' is not KEY=VALUE; a password is in the environment, " + PASSWORD);
            }
            hasUser |= each.startsWith("user=");
            int sign = each.indexOf('=');
            String value = each.substring(sign + 1);
            boolean plain = value.matches("[0-9]+|true|false");
            text.append(each, 0, sign)
                    .append(": ")
                    .append(plain ? value : quoted(value))
                    .append('\n');
        }
        if (hasUser) {
            String password = System.getenv(PASSWORD);
            text.append("password: ")
                    .append(quoted(password == null ? "" : password))
                    .append('\n');
        }
        try {
            Problems problems = new Problems("--to-set");
            Section section = StrictYaml.open("--to-set", text.toString(), problems, value -> value);
            section.text("to", KAFKA);
            PublisherSettings settings = PublisherSettings.read(section);
            section.finish();
            problems.check();
            return settings;
        } catch (StrictYamlException e) {
            throw new UserException(e.getMessage());
        }
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
