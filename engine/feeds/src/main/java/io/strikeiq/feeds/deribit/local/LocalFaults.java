package io.strikeiq.feeds.deribit.local;

import io.strikeiq.venue.yaml.Durations;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the local exchange does wrong on request.
 *
 * @param gap one of so many changes of books is left out, 0 for none
 * @param close nanoseconds after which a connection is closed, 0 for never
 * @param silence nanoseconds after which a connection says nothing any more, 0 for never
 * @param duplicates whether the last trades are sent again to who subscribes to them
 */
public record LocalFaults(int gap, long close, long silence, boolean duplicates) {
    /** An exchange that does nothing wrong. */
    public static final LocalFaults NONE = new LocalFaults(0, 0, 0, false);

    /** What may be asked for. */
    public static final String ALLOWED = "gap=N, close=DURATION, silence=DURATION, duplicates";

    /**
     * Reads faults such as {@code gap=500} and {@code close=30s}.
     *
     * @throws IllegalArgumentException naming the one that is not a fault
     */
    public static LocalFaults of(List<String> texts) {
        LocalFaults faults = NONE;
        for (String text : texts) {
            faults = faults.with(text);
        }
        return faults;
    }

    private LocalFaults with(String text) {
        String value = text.substring(text.indexOf('=') + 1);
        if (text.equals("duplicates")) {
            return new LocalFaults(gap, close, silence, true);
        }
        if (text.matches("gap=[1-9][0-9]{0,8}")) {
            return new LocalFaults(Integer.parseInt(value), close, silence, duplicates);
        }
        OptionalLong duration = Durations.parse(value);
        if (text.startsWith("close=") && duration.isPresent()) {
            return new LocalFaults(gap, duration.getAsLong(), silence, duplicates);
        }
        if (text.startsWith("silence=") && duration.isPresent()) {
            return new LocalFaults(gap, close, duration.getAsLong(), duplicates);
        }
        throw new IllegalArgumentException("'" + text + "' is no fault; allowed " + ALLOWED);
    }
}
