package io.strikeiq.feeds.json;

import java.nio.charset.StandardCharsets;

/**
 * Reads a number of any legal JSON form, such as {@code -0.00025}, {@code 2.2e3} or {@code 1E+5}, to the nearest double. Up to
 * 15 digits, and a power of ten up to 22, need no object; longer ones take the long way.
 *
 * <p>The digits are a whole number below 2^53 and the power of ten is exact, so that one multiplication or division rounds
 * once (Clinger, How to read floating point numbers accurately, 1990).
 */
final class JsonNumber {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    /** A longer number is no price, and its reading costs more than its length. */
    private static final int MOST_CHARACTERS = 400;

    private static final int MOST_POWER = 100_000;

    private int end;
    private boolean whole;
    private long mantissa;
    private double value;

    /**
     * Reads a number.
     *
     * @throws JsonException when none begins there
     */
    void read(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int begun = at;
        long digits = 0;
        int used = 0;
        int power = 0;
        boolean lossless = true;
        while (at < to && isDigit(bytes[at])) {
            if (used < MOST_DIGITS) {
                digits = 10 * digits + bytes[at] - '0';
                used += digits == 0 ? 0 : 1;
            } else {
                power++;
                lossless &= bytes[at] == '0';
            }
            at++;
        }
        if (at == begun || (bytes[begun] == '0' && at > begun + 1)) {
            throw new JsonException("no number at " + from);
        }
        boolean plain = true;
        if (at < to && bytes[at] == '.') {
            plain = false;
            int point = ++at;
            while (at < to && isDigit(bytes[at])) {
                if (used < MOST_DIGITS) {
                    digits = 10 * digits + bytes[at] - '0';
                    used += digits == 0 ? 0 : 1;
                    power--;
                } else {
                    lossless &= bytes[at] == '0';
                }
                at++;
            }
            if (at == point) {
                throw new JsonException("no digit after the point at " + at);
            }
        }
        if (at < to && (bytes[at] == 'e' || bytes[at] == 'E')) {
            plain = false;
            power += exponent(bytes, at + 1, to);
            at = end;
        }
        end = at;
        finish(bytes, from, negative, digits, power, lossless);
        whole = plain && lossless && power == 0;
        mantissa = negative ? -digits : digits;
    }

    private int exponent(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int begun = at;
        int power = 0;
        while (at < to && isDigit(bytes[at])) {
            power = Math.min(MOST_POWER, 10 * power + bytes[at] - '0');
            at++;
        }
        if (at == begun) {
            throw new JsonException("no exponent at " + at);
        }
        end = at;
        return negative ? -power : power;
    }

    private void finish(byte[] bytes, int from, boolean negative, long digits, int power, boolean lossless) {
        long shortened = digits;
        int shift = power;
        while (shift < 0 && shortened != 0 && shortened % 10 == 0) {
            shortened /= 10;
            shift++;
        }
        if (shortened == 0 && lossless) {
            value = negative ? -0.0 : 0.0;
        } else if (lossless && shortened <= EXACT && shift >= -22 && shift <= 22) {
            double exact = shift < 0 ? shortened / POWERS[-shift] : shortened * POWERS[shift];
            value = negative ? -exact : exact;
        } else {
            value = longWay(bytes, from);
        }
    }

    private double longWay(byte[] bytes, int from) {
        if (end - from > MOST_CHARACTERS) {
            throw new JsonException("a number of " + (end - from) + " characters at " + from);
        }
        return Double.parseDouble(new String(bytes, from, end - from, StandardCharsets.US_ASCII));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Behind the last character. */
    int end() {
        return end;
    }

    /** The number; infinite where it is beyond the largest double. */
    double value() {
        return value;
    }

    /** The number where it is whole, however it is written. */
    long wholeValue() {
        if (whole) {
            return mantissa;
        }
        long rounded = (long) value;
        if (rounded != value || Math.abs(value) >= EXACT) {
            throw new JsonException("no whole number: " + value);
        }
        return rounded;
    }
}
