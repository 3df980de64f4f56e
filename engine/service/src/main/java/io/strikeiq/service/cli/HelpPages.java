package io.strikeiq.service.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What stands at the end of every help page: examples, and where the exit codes are. */
public final class HelpPages {
    private static final int MOST_EXAMPLES = 6;

    private HelpPages() {}

    /**
     * Adds the end to the pages of a command and of all below it.
     *
     * @param examples command lines without the program's name, each of some command
     */
    public static void complete(CommandLine command, List<String> examples) {
        CommandSpec spec = command.getCommandSpec();
        String name = spec.qualifiedName();
        List<String> own = examples.stream()
                .map(example -> "strikeiq " + example)
                .filter(example -> example.equals(name) || example.startsWith(name + " "))
                .limit(MOST_EXAMPLES)
                .toList();
        List<String> footer = new ArrayList<>(List.of("", "Examples:"));
        (own.isEmpty() ? List.of(name + " --help") : own)
                .forEach(example -> footer.add("  " + example.replace("%", "%%")));
        footer.add("");
        footer.add(
                "Exit codes: 0 all went well, 1 failure, 2 wrong command line or config; 'strikeiq exit-codes' lists all.");
        spec.usageMessage().footer(footer.toArray(String[]::new));
        command.getSubcommands().values().forEach(each -> complete(each, examples));
    }
}
