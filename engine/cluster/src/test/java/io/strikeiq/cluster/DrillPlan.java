package io.strikeiq.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a drill of handovers does.
 *
 * @param session folder of the journal whose ticks go through the topic
 * @param folder to work in
 * @param handovers how many there are to be
 * @param killIn one kill in so many handovers, 0 for none
 * @param rate ticks a second
 * @param snapshots event time between two snapshots, as a config has it: what is due more often says more about the program
 * @param seed of the random moments
 * @param experience folder of a desk's experience that the first owner begins with, empty for none
 * @param strikeiq command of the program
 */
public record DrillPlan(
        Path session,
        Path folder,
        int handovers,
        int killIn,
        int rate,
        String snapshots,
        long seed,
        Optional<Path> experience,
        List<String> strikeiq) {
    public DrillPlan {
        strikeiq = List.copyOf(strikeiq);
    }

    /** In the order of the components, but the experience, which is {@code -Ddrill.experience}. */
    static DrillPlan of(String... arguments) {
        return new DrillPlan(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                arguments[5],
                Long.parseLong(arguments[6]),
                Optional.of(System.getProperty("drill.experience", ""))
                        .filter(each -> !each.isEmpty())
                        .map(Path::of),
                List.of(arguments).subList(7, arguments.length));
    }
}
