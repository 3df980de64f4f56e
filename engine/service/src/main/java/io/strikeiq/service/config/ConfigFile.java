package io.strikeiq.service.config;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.venue.yaml.Problems;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.venue.yaml.StrictYaml;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Reads config files. */
public final class ConfigFile {
    private static final long LARGEST = 1L << 20;

    private ConfigFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException naming all that is wrong in it
     * @throws UserException when it cannot be read
     */
    public static StrikeIqConfig load(Path file, Map<String, String> environment) {
        return parse(file.toString(), read(file), environment, Places.of(file, environment));
    }

    /** Reads a text; {@code name} is that of the file in messages. Its paths are relative to the working directory. */
    public static StrikeIqConfig parse(String name, String text, Map<String, String> environment) {
        Path working = Path.of("").toAbsolutePath();
        return parse(name, text, environment, new Places(working, working, new Variables(environment)));
    }

    /** The text of a config that names every key with its default; its data are in a folder beside it. */
    public static String defaults() {
        try (InputStream text = ConfigFile.class.getResourceAsStream("service.yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":../data", ":data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StrikeIqConfig parse(String name, String text, Map<String, String> environment, Places places) {
        try {
            Problems problems = new Problems(name);
            Section top = StrictYaml.open(name, text, problems, new Variables(environment)::expand);
            StrikeIqConfig config = new ConfigReader(top, places).read();
            problems.check();
            return config;
        } catch (StrictYamlException e) {
            throw new ConfigException(e);
        }
    }

    private static String read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw new UserException(file + ": is larger than " + (LARGEST >> 10) + " KiB, and so no config");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UserException(file + ": no such config file");
        } catch (MalformedInputException e) {
            throw new UserException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read: " + FileFault.reason(e));
        }
    }

    /** The effective values as block YAML. */
    static String dump(Map<String, Object> effective) {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(effective);
    }
}
