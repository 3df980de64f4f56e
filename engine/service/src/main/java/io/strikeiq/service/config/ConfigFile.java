package io.strikeiq.service.config;

import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

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
        return parse(file.toString(), read(file), environment);
    }

    /** Reads a text; {@code name} stands for the file in messages. */
    public static StrikeIqConfig parse(String name, String text, Map<String, String> environment) {
        Problems problems = new Problems(name);
        Node root = compose(name, text, problems);
        problems.check();
        Section top = new Section("", root, Optional.empty(), problems, new Variables(environment));
        StrikeIqConfig config = new ConfigReader(top).read();
        problems.check();
        return config;
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
            throw new UserException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static Node compose(String name, String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        try {
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark(), "YAML", String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(Optional.empty(), "YAML", e.getMessage());
        } catch (StackOverflowError e) {
            problems.add(Optional.empty(), "YAML", "is nested too deeply");
        }
        return null;
    }

    /** The effective values as block YAML. */
    static String dump(Map<String, Object> effective) {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(effective);
    }
}
