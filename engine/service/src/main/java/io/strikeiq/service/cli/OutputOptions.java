package io.strikeiq.service.cli;

import io.strikeiq.watch.json.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mixin of every command that gives a result: text for people, or one JSON object as the last line. */
public final class OutputOptions {
    @Option(names = "--json", description = "Print the result as one JSON object, the last line of the output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    public boolean json() {
        return json;
    }

    /** Where the result goes. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Whether a person reads the result as it comes, and colours and cursor moves are understood. */
    public boolean isTerminal() {
        return Ansi.AUTO.enabled();
    }

    /** Where progress and remarks go. */
    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints the text, or with {@code --json} the value as one line. */
    public void result(Object value, String text) {
        out().println(json ? toJson(value) : text.stripTrailing());
        out().flush();
    }

    /** A progress display for work of {@code total} units, 0 when not known beforehand. */
    public Progress progress(String what, String unit, long total) {
        return new Progress(err(), what, unit, total, isTerminal(), System::nanoTime);
    }

    /** Maps and records become objects; unknown values ({@code NaN}) become null. */
    public static String toJson(Object value) {
        return Json.text(value);
    }
}
