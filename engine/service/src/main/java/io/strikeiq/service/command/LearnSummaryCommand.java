package io.strikeiq.service.command;

import io.strikeiq.learning.experience.DeskEntry;
import io.strikeiq.learning.experience.DeskException;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the versions of the desk's experience. */
@Command(
        name = "summary",
        description = {
            "Show what the desk has learned from its runs, version by version.",
            "Which run or command made each version, and whether cells or online model give signals their confidence. The last"
                    + " line is what the next run begins with."
        })
final class LearnSummaryCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        ExperienceDesk desk = new ExperienceDesk(config.load().dataFolder());
        DeskText.of(() -> {
            output.result(json(desk), text(desk));
            return null;
        });
        return ExitCode.OK;
    }

    private static Map<String, Object> json(ExperienceDesk desk) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("newest", desk.newest());
        json.put("confidenceBy", DeskText.states(desk.version(desk.newest())));
        json.put("history", desk.history());
        return json;
    }

    private String text(ExperienceDesk desk) {
        List<DeskEntry> history = desk.history();
        if (history.isEmpty()) {
            return "nothing has been learned in " + desk.folder().getParent() + " yet; a run teaches when it ends";
        }
        Map<String, String> states = new HashMap<>();
        Table table = new Table("at", "version", "made by", "run", ">lessons", ">outcomes", "confidence by");
        for (DeskEntry each : history) {
            table.row(
                    each.at(),
                    each.version(),
                    each.cause(),
                    each.run(),
                    Integer.toString(each.lessons()),
                    Integer.toString(each.outcomes()),
                    states.computeIfAbsent(each.version(), version -> states(desk, version)));
        }
        return table + "the next run begins with " + desk.newest();
    }

    /** Nothing, and a remark, of a version that cannot be read: no run begins with an earlier one unless a person says so. */
    private String states(ExperienceDesk desk, String version) {
        try {
            return DeskText.states(desk.version(version));
        } catch (DeskException e) {
            output.err().println(e.getMessage());
            output.err().flush();
            return "";
        }
    }
}
