package io.strikeiq.service.run;

import io.strikeiq.service.cli.UserException;

/** Is told of changes of the experience that a person asks of a running run. */
interface ExperienceChanges {
    /** Of a run that has no experience. */
    ExperienceChanges NONE = refused("this run learns nothing, so that its experience stays");

    /** Of a run that takes none, for a reason. */
    static ExperienceChanges refused(String why) {
        return new ExperienceChanges() {
            @Override
            public void prepare(String version) {
                throw new UserException(why);
            }

            @Override
            public void taken(String cause, String version, long time) {}
        };
    }

    /**
     * Before the tick that names a version.
     *
     * @throws UserException when it cannot be used
     */
    void prepare(String version);

    /**
     * After the tick.
     *
     * @param time its event time
     * @throws UserException when it holds in the run, but could not be written down for the next
     */
    void taken(String cause, String version, long time);
}
