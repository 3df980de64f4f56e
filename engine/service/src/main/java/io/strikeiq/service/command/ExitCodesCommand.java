package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the exit codes. */
@Command(name = "exit-codes", description = "List what the exit codes of all commands mean.")
public final class ExitCodesCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Table table = new Table(">code", "means");
        ExitCode.MEANINGS.forEach((code, meaning) -> table.row(Integer.toString(code), meaning));
        output.result(Map.of("exitCodes", ExitCode.MEANINGS), table.toString());
        return ExitCode.OK;
    }
}
