package io.strikeiq.service.fuzz;

import java.nio.charset.StandardCharsets;

/** A file's name, from which a format is told, and its text. */
record Original(String name, String text) {
    /** Both in one, the name in the first line. */
    byte[] named() {
        return (name + '\n' + text).getBytes(StandardCharsets.UTF_8);
    }
}
