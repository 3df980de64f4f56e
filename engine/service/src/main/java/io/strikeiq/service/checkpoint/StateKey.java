package io.strikeiq.service.checkpoint;

import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a saved state belongs to: only the same program with the same config can go on with it.
 *
 * @param program version of the program, with a checksum of its classes
 * @param config SHA-256 of the config's identity, 64 hex digits
 */
public record StateKey(String program, String config) {
    /** The key of a program under a config. */
    public static StateKey of(String program, StrikeIqConfig config) {
        return of(program, config.identity());
    }

    /** The key that services on other machines share: without what of the config no state depends on. */
    public static StateKey shared(String program, StrikeIqConfig config) {
        return of(
                program,
                config.identity()
                        .replaceAll("(?m)^(?:data|run|database|writer|live|simulate):.*\\R(?:[ #].*\\R|\\R)*", ""));
    }

    private static StateKey of(String program, String identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return new StateKey(program, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
