package io.strikeiq.service.command;

import io.strikeiq.learning.experience.DeskEntry;
import io.strikeiq.learning.experience.DeskException;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the commands of the desk's experience share. */
final class DeskText {
    private DeskText() {}

    /** Does some work; what is wrong with the files of the desk is one message. */
    static <T> T of(Supplier<T> work) {
        try {
            return work.get();
        } catch (DeskException e) {
            throw new UserException(ExitCode.DAMAGED, e.getMessage(), e);
        }
    }

    /**
     * A version that somebody has named by its id or the first digits of it.
     *
     * @throws UserException when there is none, or more than one
     */
    static String version(ExperienceDesk desk, String named) {
        List<String> found = desk.find(named.toLowerCase(Locale.ROOT));
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> all =
                desk.history().stream().map(DeskEntry::version).distinct().toList();
        throw new UserException(
                found.isEmpty()
                        ? "no version of the experience is called '" + named + "'; "
                                + (all.isEmpty()
                                        ? "nothing has been learned yet"
                                        : "there are " + String.join(", ", all))
                        : "'" + named + "' is the beginning of more than one version: " + String.join(", ", found));
    }

    /** Where nothing was learned there is nothing to change. */
    static ExperienceDesk learned(StrikeIqConfig config) {
        ExperienceDesk desk = new ExperienceDesk(config.dataFolder());
        if (desk.history().isEmpty()) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "nothing has been learned in " + config.dataFolder() + " yet; a run teaches when it ends");
        }
        return desk;
    }

    static String states(ExperienceVersion version) {
        return version.modelStates() ? "online model" : "cells";
    }

    static String taken(boolean live) {
        return live ? "; the live run has taken it at its next tick" : "; the next run begins with it";
    }
}
