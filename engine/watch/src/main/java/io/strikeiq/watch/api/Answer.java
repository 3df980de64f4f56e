package io.strikeiq.watch.api;

import io.strikeiq.watch.json.Json;
import java.util.List;

/** What is answered; one answer may be given to many, and its JSON is made once. For any thread. */
public final class Answer {
    private final Object body;
    private final List<?> rows;
    private volatile byte[] json;

    /**
     * @param body a record or map
     * @param rows the same as records of one kind, for a table
     */
    public Answer(Object body, List<?> rows) {
        this.body = body;
        this.rows = List.copyOf(rows);
    }

    /** As JSON, on one line with its end; not to be changed. */
    public byte[] json() {
        byte[] made = json;
        if (made == null) {
            made = Json.line(body);
            json = made;
        }
        return made;
    }

    /** As records of one kind. */
    public List<?> rows() {
        return rows;
    }
}
