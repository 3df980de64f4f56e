package io.strikeiq.feeds.json;

/** Writes JSON: what a feed asks, and what the local exchange says. The text may be used again. */
public final class JsonText {
    private final StringBuilder text = new StringBuilder(256);
    private boolean first = true;

    /** Begins again with nothing. */
    public JsonText clear() {
        text.setLength(0);
        first = true;
        return this;
    }

    public JsonText object() {
        comma();
        text.append('{');
        first = true;
        return this;
    }

    public JsonText endObject() {
        text.append('}');
        first = false;
        return this;
    }

    public JsonText array() {
        comma();
        text.append('[');
        first = true;
        return this;
    }

    public JsonText endArray() {
        text.append(']');
        first = false;
        return this;
    }

    /** The name of the value that follows. */
    public JsonText name(String name) {
        comma();
        quote(name);
        text.append(':');
        first = true;
        return this;
    }

    public JsonText value(String value) {
        comma();
        quote(value);
        return this;
    }

    public JsonText value(long value) {
        comma();
        text.append(value);
        return this;
    }

    public JsonText value(boolean value) {
        comma();
        text.append(value);
        return this;
    }

    /** A number; null where it is unknown. */
    public JsonText value(double value) {
        comma();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            text.append("null");
        } else {
            text.append(value);
        }
        return this;
    }

    /** A value that is JSON already. */
    public JsonText raw(String json) {
        comma();
        text.append(json);
        return this;
    }

    private void comma() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
