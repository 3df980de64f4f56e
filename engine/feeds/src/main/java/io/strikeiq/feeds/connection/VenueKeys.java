package io.strikeiq.feeds.connection;

import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.tls.TlsKeys;
import io.strikeiq.venue.yaml.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The keys that the entries of many venues have. */
public final class VenueKeys {
    private static final long SHORTEST_SILENCE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SHORTEST_RETRY = TimeUnit.MILLISECONDS.toNanos(1);

    private final Section entry;

    /** Of an entry of {@code live.feeds}. */
    public VenueKeys(Section entry) {
        this.entry = entry;
    }

    /** An address of a socket; the standard one where it is missing, or wrong, which is reported. */
    public URI socket(String key, String standard) {
        String address = entry.text(key, standard);
        return checked(key, address, Endpoint.fault(address), standard);
    }

    /** An address of HTTP; the standard one where it is missing, or wrong, which is reported. */
    public URI rest(String key, String standard) {
        String address = entry.text(key, standard);
        return checked(key, address, Endpoint.restFault(address), standard);
    }

    private URI checked(String key, String address, Optional<String> fault, String standard) {
        fault.ifPresent(what -> entry.wrong(key, "'" + address + "' " + what));
        return URI.create(fault.isEmpty() ? address : standard);
    }

    /** Key {@code truststore}: certificates to trust in place of those of the JDK. */
    public Optional<Path> truststore() {
        return new TlsKeys(entry).truststore();
    }

    /**
     * Names with commas between them.
     *
     * @param example is shown where one is wrong
     */
    public List<String> names(String key, String standard, int most, Predicate<String> isName, String example) {
        List<String> names = Arrays.stream(entry.text(key, standard).split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (names.size() > most || !names.stream().allMatch(isName)) {
            entry.wrong(key, "must be 1 to " + most + " names such as " + example + ", with commas between them");
        }
        return names;
    }

    /** Key {@code silence}: nanoseconds without data after which the connection is made again. */
    public long silence(long standard) {
        return entry.duration("silence", standard, SHORTEST_SILENCE, TimeUnit.HOURS.toNanos(1));
    }

    /** Key {@code retry}: nanoseconds of the first wait before a lost connection is made again. */
    public long retry(long standard) {
        return entry.duration("retry", standard, SHORTEST_RETRY, TimeUnit.MINUTES.toNanos(1));
    }
}
