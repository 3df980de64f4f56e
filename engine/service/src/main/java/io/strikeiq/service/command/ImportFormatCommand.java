package io.strikeiq.service.command;

import io.strikeiq.imports.ImportFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Imports one format of the list of formats. */
@Command
final class ImportFormatCommand implements Callable<Integer> {
    private final ImportFormat format;

    @Mixin
    private ImportOptions options;

    @Spec
    private CommandSpec made;

    private ImportFormatCommand(ImportFormat format) {
        this.format = format;
    }

    /** The command of a format, with the options of that format alone. */
    static CommandLine of(ImportFormat format, IFactory factory) {
        CommandLine line = new CommandLine(new ImportFormatCommand(format), factory);
        CommandSpec spec = line.getCommandSpec();
        spec.name(format.name());
        spec.usageMessage().description(format.description().toArray(String[]::new));
        format.settings().forEach(setting -> spec.addOption(option(setting)));
        return line;
    }

    private static OptionSpec option(ImportFormat.Setting setting) {
        OptionSpec.Builder option = OptionSpec.builder(setting.option())
                .description(setting.description())
                .required(setting.required());
        return setting.label().isEmpty()
                ? option.arity("0").type(boolean.class).build()
                : option.arity("1")
                        .type(String.class)
                        .paramLabel(setting.label())
                        .build();
    }

    @Override
    public Integer call() {
        Map<String, String> settings = given(made.commandLine().getParseResult());
        return options.run(format.name(), venues -> format.maker().make(venues, settings));
    }

    private Map<String, String> given(ParseResult parsed) {
        Map<String, String> given = new LinkedHashMap<>();
        for (ImportFormat.Setting setting : format.settings()) {
            if (parsed.hasMatchedOption(setting.option())) {
                Object value = parsed.matchedOptionValue(setting.option(), null);
                given.put(setting.option(), String.valueOf(value));
            }
        }
        return given;
    }
}
