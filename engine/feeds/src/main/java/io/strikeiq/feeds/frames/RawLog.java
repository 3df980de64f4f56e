package io.strikeiq.feeds.frames;

import io.strikeiq.feeds.FrameTap;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the frames of a raw file of cryptofeed, a line each: {@code TIME: TEXT} has come, {@code ws... <- TIME: TEXT} went out,
 * {@code ws... <-> TIME} opened a connection, {@code http... -> TIME: TEXT} is the answer of a question. Times are seconds since
 * the epoch. A text may hold what separates lines elsewhere, such as U+2028. Other lines say nothing of a venue.
 */
public final class RawLog {
    private static final String TIME = "([0-9]{9,10}(?:\\.[0-9]{1,9})?)";
    private static final Pattern CAME = Pattern.compile(TIME + ": (.*)", Pattern.DOTALL);
    private static final Pattern WENT = Pattern.compile("wss?://\\S+ <- " + TIME + ": (.*)", Pattern.DOTALL);
    private static final Pattern OPENED = Pattern.compile("wss?://\\S+ <-> " + TIME);
    private static final Pattern ANSWERED =
            Pattern.compile("https?://[^/\\s]+(\\S*) -> " + TIME + ": (.*)", Pattern.DOTALL);

    private final Path file;

    public RawLog(Path file) {
        this.file = file;
    }

    /** Whether a file begins as one. */
    public static boolean isOne(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            char[] beginning = new char[256];
            int length = Math.max(0, lines.read(beginning));
            String first = new String(beginning, 0, length).lines().findFirst().orElse("");
            return first.matches("(?:wss?|https?)://\\S+ (?:<->|<-|->) .*")
                    || first.matches("[0-9]{9,10}\\.[0-9]+: .*");
        }
    }

    /**
     * Gives every frame.
     *
     * @throws IOException naming the file when it cannot be read
     */
    public void forEach(FrameTap taker) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                give(line, taker);
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is no text in UTF-8", e);
        }
    }

    private static void give(String line, FrameTap taker) {
        Matcher came = CAME.matcher(line);
        Matcher went = WENT.matcher(line);
        Matcher opened = OPENED.matcher(line);
        Matcher answered = ANSWERED.matcher(line);
        if (came.matches()) {
            byte[] bytes = came.group(2).getBytes(StandardCharsets.UTF_8);
            taker.received(bytes, 0, bytes.length, false, nanos(came.group(1)));
        } else if (went.matches()) {
            taker.sent(went.group(2), nanos(went.group(1)));
        } else if (opened.matches()) {
            taker.opened(nanos(opened.group(1)));
        } else if (answered.matches()) {
            taker.answered(
                    answered.group(1), answered.group(3).getBytes(StandardCharsets.UTF_8), nanos(answered.group(2)));
        }
    }

    private static long nanos(String seconds) {
        return new BigDecimal(seconds).movePointRight(9).longValue();
    }
}
