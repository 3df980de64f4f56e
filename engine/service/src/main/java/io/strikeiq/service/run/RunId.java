package io.strikeiq.service.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Names runs: the UTC time of the start and a random end, so that names sort by time and never meet. */
final class RunId {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int RANDOM_LENGTH = 4;
    private static final int STAMP_LENGTH = 16;

    private RunId() {}

    /** The time in an id, to the second; the epoch where the id has none. */
    static Instant time(String id) {
        try {
            return STAMP.parse(id.substring(0, Math.min(id.length(), STAMP_LENGTH)), Instant::from);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** A new id such as {@code 20260105T034500Z-7x2k}. */
    static String create(Instant startedAt) {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder(STAMP.format(startedAt)).append('-');
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
