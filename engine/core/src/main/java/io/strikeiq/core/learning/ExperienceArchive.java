package io.strikeiq.core.learning;

/** Where a run finds what earlier runs have learned. Asked on the drain's thread, when an underlying or a command comes. */
public interface ExperienceArchive {
    /** One that has nothing, whatever version a tick names: the ticks may be those of a run that had experience. */
    ExperienceArchive EMPTY = new ExperienceArchive() {
        @Override
        public PriorExperience atStart() {
            return PriorExperience.NONE;
        }

        @Override
        public PriorExperience version(long version) {
            return PriorExperience.NONE;
        }
    };

    /** What the run begins with. */
    PriorExperience atStart();

    /**
     * What a CONFIDENCE tick puts in its place.
     *
     * @param version as the tick names it
     * @throws IllegalStateException when it should be there and is not
     */
    PriorExperience version(long version);
}
