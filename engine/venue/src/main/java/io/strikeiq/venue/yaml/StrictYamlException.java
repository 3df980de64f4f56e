package io.strikeiq.venue.yaml;

import java.util.List;

/** Everything that is wrong with a file, one problem in each line of the message. */
public final class StrictYamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StrictYamlException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
