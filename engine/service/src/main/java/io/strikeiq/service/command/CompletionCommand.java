package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the shell's completion. */
@Command(
        name = CompletionCommand.NAME,
        description = {
            "Print the completion of bash and zsh for all commands and options.",
            "To have it in a shell: source <(strikeiq completion)"
        })
public final class CompletionCommand implements Callable<Integer> {
    public static final String NAME = "completion";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("strikeiq", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
