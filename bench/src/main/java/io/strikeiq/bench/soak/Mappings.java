package io.strikeiq.bench.soak;

import java.util.List;

/**
 * Counts the mappings of a process by its table in {@code /proc/PID/maps}: each of a file, and each unbroken stretch of anonymous memory.
 *
 * <p>How a stretch is divided says how much of what the JVM has reserved it has committed so far, and is no mapping that somebody holds:
 * a line comes and goes as metaspace grows over a boundary.
 */
final class Mappings {
    private static final int ADDRESSES = 0;
    private static final int INODE = 4;

    private Mappings() {}

    /** @param table the lines of the table, in the order of addresses */
    static int count(List<String> table) {
        int mappings = 0;
        String end = "";
        for (String line : table) {
            String[] fields = line.split(" +", -1);
            String[] addresses = fields[ADDRESSES].split("-", -1);
            boolean ofFile = !fields[INODE].equals("0");
            boolean goesOn = !ofFile && addresses[0].equals(end);
            mappings += goesOn ? 0 : 1;
            end = ofFile ? "" : addresses[1];
        }
        return mappings;
    }
}
