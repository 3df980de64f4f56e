package io.strikeiq.learning.experience;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A version of the experience.
 *
 * @param lessons hashes of the lessons, in the order in which they were learned
 * @param modelStates whether the online model gives signals their confidence, in place of the cells
 */
public record ExperienceVersion(List<String> lessons, boolean modelStates) {
    /** Nothing was learned. */
    public static final ExperienceVersion EMPTY = new ExperienceVersion(List.of(), false);

    private static final String TITLE = "strikeiq experience 1";
    private static final String MODEL = "confidence by the online model";
    private static final String CELLS = "confidence by the cells";
    private static final int ID_DIGITS = 16;

    public ExperienceVersion {
        lessons = List.copyOf(lessons);
    }

    ExperienceVersion with(String lesson) {
        List<String> more = new ArrayList<>(lessons);
        more.add(lesson);
        return new ExperienceVersion(more, modelStates);
    }

    /** The same lessons, with the online model in the place of the cells. */
    public ExperienceVersion promoted() {
        return new ExperienceVersion(lessons, true);
    }

    /** 16 hex digits of the hash of its content. */
    public String id() {
        return id(text());
    }

    /** The same as a number, as a CONFIDENCE tick names it. */
    public static long number(String id) {
        return Long.parseUnsignedLong(id, 16);
    }

    static String id(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(TITLE);
        text.append('\n').append(modelStates ? MODEL : CELLS).append('\n');
        lessons.forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }

    /** @throws IllegalArgumentException when it is no version */
    static ExperienceVersion parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2 || !lines.get(0).equals(TITLE)) {
            throw new IllegalArgumentException("is no version of an experience");
        }
        return new ExperienceVersion(
                lines.subList(2, lines.size()), lines.get(1).equals(MODEL));
    }
}
