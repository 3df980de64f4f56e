package io.strikeiq.learning.experience;

import io.strikeiq.core.learning.ExperienceArchive;
import io.strikeiq.core.learning.PriorExperience;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The experience of the desk, as a run sees it that began with a version. */
public final class DeskArchive implements ExperienceArchive {
    private static final int ID_DIGITS = 16;

    private final ExperienceDesk desk;
    private final String begun;
    private final Map<String, PriorExperience> read = new ConcurrentHashMap<>();

    /** @param begun id of the version that the run began with */
    public DeskArchive(ExperienceDesk desk, String begun) {
        this.desk = desk;
        this.begun = begun;
    }

    @Override
    public PriorExperience atStart() {
        return read(begun);
    }

    @Override
    public PriorExperience version(long version) {
        return read(String.format(Locale.ROOT, "%0" + ID_DIGITS + "x", version));
    }

    /** Reads a version once, so that a running pipeline that gets it next need not wait for the disk. */
    private PriorExperience read(String id) {
        return read.computeIfAbsent(id, desk::prior);
    }
}
