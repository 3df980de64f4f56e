package io.strikeiq.core.learning;

/** Where a run finds what earlier runs have learned. Asked on the drain's thread, when an underlying or a command comes. */
public interface ExperienceArchive {
    /** One that has nothing. */
    ExperienceArchive EMPTY = new ExperienceArchive() {
        @Override
        public PriorExperience atStart() {
            return PriorExperience.NONE;
        }

        @Override
        public PriorExperience version(long version) {
            throw new IllegalStateException("experience " + Long.toHexString(version) + " is not known here");
        }
    };

    /** What the run begins with. */
    PriorExperience atStart();

    /**
     * What a CONFIDENCE tick puts in its place.
     *
     * @param version as the tick names it
     * @throws IllegalStateException when it is not there
     */
    PriorExperience version(long version);
}
