package io.strikeiq.service.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Damages a text a little, the same way for the same seed. */
final class Mutator {
    private static final List<String> TOKENS = List.of(
            "",
            "0",
            "-1",
            "1e308",
            "NaN",
            "Infinity",
            "-0",
            "99999999999999999999",
            "\u0000",
            "\ufeff",
            "\uffff",
            "\n",
            "\r",
            "\t",
            ",",
            ",,",
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "<<: ",
            "!!java ",
            "|",
            ">",
            "%",
            "@",
            "'",
            "\"",
            "#",
            "\\",
            "${",
            "${X}",
            "${X:}",
            "../",
            "/",
            "20151332",
            "2015-02-30",
            "null",
            "true",
            "1x",
            "1d",
            "-5s");

    private Mutator() {}

    static byte[] mutate(byte[] original, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = original;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    static String mutate(String original, long seed) {
        return new String(mutate(original.getBytes(StandardCharsets.UTF_8), seed), StandardCharsets.UTF_8);
    }

    private static byte[] once(byte[] bytes, SplittableRandom random) {
        int from = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - from, random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(6)) {
            case 0 -> flip(bytes, from, random);
            case 1 -> join(bytes, 0, from, new byte[0], from + length);
            case 2 -> join(bytes, 0, from, repeat(bytes, from, length, random.nextInt(1, 50)), from);
            case 3 -> join(bytes, 0, from, token(random), from);
            case 4 -> join(bytes, 0, from, token(random), from + length);
            default ->
                random.nextInt(20) == 0 ? join(bytes, 0, from, new byte[0], bytes.length) : flip(bytes, from, random);
        };
    }

    private static byte[] token(SplittableRandom random) {
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        return token.repeat(random.nextInt(30) == 0 ? 5_000 : 1).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flip(byte[] bytes, int at, SplittableRandom random) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] repeat(byte[] bytes, int from, int length, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.write(bytes, from, length);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] bytes, int from, int to, byte[] middle, int rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, from, to - from);
        out.writeBytes(middle);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
