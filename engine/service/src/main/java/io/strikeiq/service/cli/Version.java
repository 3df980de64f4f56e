package io.strikeiq.service.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"StrikeIQ Engine " + number()};
    }

    /** The version alone. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "from class files" : version;
    }
}
