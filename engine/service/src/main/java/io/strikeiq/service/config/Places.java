package io.strikeiq.service.config;

import io.strikeiq.venue.yaml.LocaleNames;
import io.strikeiq.venue.yaml.Section;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What relative paths of a config are relative to: its file, so that a command does the same from wherever it is started;
 * those that come from the environment to the working directory, as those of the command line. The effective value is
 * absolute, so that it holds in a copy of the config too.
 *
 * @param base folder of the config file, absolute
 * @param working the working directory, absolute
 */
record Places(Path base, Path working, Variables variables) {
    /** Of the config in a file. */
    static Places of(Path file, Map<String, String> environment) {
        Path working = Path.of("").toAbsolutePath();
        return new Places(working.resolve(file).normalize().getParent(), working, new Variables(environment));
    }

    /** The path of a key. */
    Path path(Section section, String key, Path defaultValue) {
        Path absolute = absolute(value(section, key).orElse(defaultValue), isFromEnvironment(section, key));
        section.show(key, absolute.toString());
        return shown(absolute);
    }

    /** The path of a key that may be left out, or be empty. */
    Optional<Path> optionalPath(Section section, String key) {
        Optional<Path> absolute = value(section, key)
                .filter(path -> !path.toString().isEmpty())
                .map(path -> absolute(path, isFromEnvironment(section, key)));
        section.show(key, absolute.map(Path::toString).orElse(""));
        return absolute.map(this::shown);
    }

    /** Where a path was looked for before paths were relative to the file: in the working directory. */
    Path formerPath(Section section, String key, Path defaultValue) {
        return absolute(value(section, key).orElse(defaultValue), true);
    }

    private static Optional<Path> value(Section section, String key) {
        try {
            return section.value(key).map(Path::of);
        } catch (InvalidPathException e) {
            section.wrong(key, LocaleNames.noPath(e));
            return Optional.empty();
        }
    }

    private boolean isFromEnvironment(Section section, String key) {
        return section.written(key).filter(variables::beginsWithOne).isPresent();
    }

    private Path absolute(Path path, boolean fromEnvironment) {
        return (fromEnvironment ? working : base).resolve(path).normalize();
    }

    /** As short as the path is from the working directory. */
    private Path shown(Path absolute) {
        return absolute.startsWith(working) && !absolute.equals(working) ? working.relativize(absolute) : absolute;
    }
}
