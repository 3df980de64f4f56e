package io.strikeiq.venue.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads one mapping of the file by typed getters. A getter that finds nothing gives the default; one that finds
 * something wrong notes the problem and gives the default. Every getter tells the effective value to {@link
 * #effective}; a key that no getter has asked for is unknown.
 */
public final class Section {
    /** What is shown of a secret: the config that a run keeps has it in its place. */
    public static final String HIDDEN = "***";

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9_]*\\.?[0-9_]*([eE][-+]?[0-9]+)?");
    private final String path;
    private final Optional<Mark> mark;
    private final Problems problems;
    private final UnaryOperator<String> expand;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Map<String, Object> effective = new LinkedHashMap<>();

    public Section(String path, Node node, Optional<Mark> mark, Problems problems, UnaryOperator<String> expand) {
        this.path = path;
        this.mark = mark;
        this.problems = problems;
        this.expand = expand;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else if (node != null && !Tag.NULL.equals(node.getTag())) {
            problems.add(node.getStartMark(), path.isEmpty() ? "config" : path, "must be a section of keys and values");
        }
    }

    private void add(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (entries.putIfAbsent(key, tuple) != null) {
            problems.add(tuple.getKeyNode().getStartMark(), full(key), "is there twice; keep one");
        }
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The section of a key; an absent one is empty and gives defaults. */
    public Section section(String key) {
        NodeTuple tuple = entries.get(key);
        Section child = new Section(
                full(key),
                tuple == null ? null : tuple.getValueNode(),
                tuple == null ? mark : tuple.getKeyNode().getStartMark(),
                problems,
                expand);
        effective.put(key, child.effective);
        return child;
    }

    /** The section of a key for a look ahead: what is wrong in it is noted when {@link #section} is read. */
    public Section peek(String key) {
        NodeTuple tuple = entries.get(key);
        return new Section(full(key), tuple == null ? null : tuple.getValueNode(), mark, new Problems(path), expand);
    }

    /** The sections of a list; none when the key is absent. */
    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        effective.put(key, values);
        NodeTuple tuple = entries.get(key);
        if (tuple == null) {
            return sections;
        }
        if (!(tuple.getValueNode() instanceof SequenceNode list)) {
            wrong(key, "must be a list of sections, each begun by a dash");
            return sections;
        }
        for (Node node : list.getValue()) {
            String place = full(key) + "[" + sections.size() + "]";
            Section section = new Section(place, node, node.getStartMark(), problems, expand);
            sections.add(section);
            values.add(section.effective);
        }
        return sections;
    }

    /** The keys of the section, in the order of the file. */
    public Set<String> keys() {
        return entries.keySet();
    }

    public String text(String key, String defaultValue) {
        String text = scalar(key).orElse(defaultValue);
        effective.put(key, text);
        return text;
    }

    /** Text that is never shown. */
    public String secret(String key, String defaultValue) {
        String text = scalar(key).orElse(defaultValue);
        effective.put(key, text.isEmpty() ? "" : HIDDEN);
        return text;
    }

    public Path path(String key, Path defaultValue) {
        Path value = defaultValue;
        try {
            value = scalar(key).map(Path::of).orElse(defaultValue);
        } catch (InvalidPathException e) {
            wrong(key, LocaleNames.noPath(e));
        }
        effective.put(key, value.toString());
        return value;
    }

    public boolean flag(String key, boolean defaultValue) {
        String text = plain(key, "true or false").orElse(Boolean.toString(defaultValue));
        if (!text.equals("true") && !text.equals("false")) {
            wrong(key, "'" + text + "' is not true or false; allowed true, false");
        }
        effective.put(key, text.equals("true"));
        return text.equals("true");
    }

    public long integer(String key, long defaultValue, long minimum, long maximum) {
        String allowed = "a whole number from " + minimum + " to " + maximum;
        long value = defaultValue;
        Optional<String> text = plain(key, allowed);
        if (text.isPresent()) {
            OptionalLong parsed = parseLong(text.get());
            if (parsed.isEmpty()) {
                wrong(key, "'" + text.get() + "' is not a whole number; allowed " + allowed);
            } else if (parsed.getAsLong() < minimum || parsed.getAsLong() > maximum) {
                wrong(key, text.get() + " is out of range; allowed " + allowed);
            } else {
                value = parsed.getAsLong();
            }
        }
        effective.put(key, value);
        return value;
    }

    /** A number from {@code minimum} to {@code maximum}; the unit is for the message only. */
    public double number(String key, double defaultValue, double minimum, double maximum, String unit) {
        String allowed = ("a number from " + plain(minimum) + " to " + plain(maximum) + " " + unit).strip();
        double value = defaultValue;
        Optional<String> text = plain(key, allowed);
        if (text.isPresent()) {
            OptionalDouble parsed = parseDouble(text.get());
            if (parsed.isEmpty()) {
                wrong(key, "'" + text.get() + "' is not a number; allowed " + allowed);
            } else if (!(parsed.getAsDouble() >= minimum && parsed.getAsDouble() <= maximum)) {
                wrong(key, text.get() + " is out of range; allowed " + allowed);
            } else {
                value = parsed.getAsDouble();
            }
        }
        effective.put(key, value);
        return value;
    }

    /** A duration in nanoseconds. */
    public long duration(String key, long defaultValue, long minimum, long maximum) {
        String range = "from " + Durations.format(minimum) + " to " + Durations.format(maximum);
        long value = defaultValue;
        Optional<String> text = scalar(key);
        if (text.isPresent()) {
            OptionalLong parsed = Durations.parse(text.get());
            if (parsed.isEmpty()) {
                wrong(key, "'" + text.get() + "' is not a duration; allowed " + Durations.FORM + ", " + range);
            } else if (parsed.getAsLong() < minimum || parsed.getAsLong() > maximum) {
                wrong(key, text.get() + " is out of range; allowed " + range);
            } else {
                value = parsed.getAsLong();
            }
        }
        effective.put(key, Durations.format(value));
        return value;
    }

    public <E extends Enum<E>> E choice(String key, E defaultValue) {
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        List<String> names = Arrays.stream(constants).map(Section::lower).toList();
        E value = defaultValue;
        Optional<String> text = scalar(key);
        if (text.isPresent()) {
            int index = names.indexOf(text.get());
            if (index < 0) {
                wrong(
                        key,
                        "'" + text.get() + "' is none of those allowed; allowed " + String.join(", ", names)
                                + Spelling.hint(text.get(), names));
            } else {
                value = constants[index];
            }
        }
        effective.put(key, lower(value));
        return value;
    }

    /** As {@link #choice}, where a name of earlier versions is taken for one of today with a warning. */
    public <E extends Enum<E>> E choice(String key, E defaultValue, String retired, E today) {
        if (scalar(key).equals(Optional.of(retired))) {
            problems.warn(
                    entries.get(key).getValueNode().getStartMark(),
                    full(key),
                    "'" + retired + "' is no longer there; read as " + lower(today));
            effective.put(key, lower(today));
            return today;
        }
        return choice(key, defaultValue);
    }

    /** Lets a key of earlier versions pass with a warning. */
    public void retired(String key) {
        NodeTuple tuple = entries.remove(key);
        if (tuple != null) {
            problems.warn(tuple.getKeyNode().getStartMark(), full(key), "has no effect any more; remove it");
        }
    }

    /** Notes that the value of a key is wrong, or that the section is when the key is empty. */
    public void wrong(String key, String message) {
        NodeTuple tuple = entries.get(key);
        problems.add(
                tuple == null ? mark : tuple.getValueNode().getStartMark(), key.isEmpty() ? path : full(key), message);
    }

    /** Notes what is to be said of a key that is read all the same. */
    public void warn(String key, String message) {
        problems.warn(entries.get(key).getKeyNode().getStartMark(), full(key), message);
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Notes the keys that nobody has asked for. */
    public void finish() {
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!effective.containsKey(entry.getKey())) {
                problems.add(
                        entry.getValue().getKeyNode().getStartMark(),
                        full(entry.getKey()),
                        "unknown key; allowed " + String.join(", ", effective.keySet())
                                + Spelling.hint(entry.getKey(), effective.keySet()));
            }
        }
    }

    /** What holds after defaults, in the order of the getters. */
    public Map<String, Object> effective() {
        return effective;
    }

    /** The value of a key with what it refers to replaced, for readers of their own kinds; {@link #show} goes with it. */
    public Optional<String> value(String key) {
        return scalar(key);
    }

    /** The value of a key as the file has it. */
    public Optional<String> written(String key) {
        NodeTuple tuple = entries.get(key);
        return tuple != null && tuple.getValueNode() instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** Says what holds for a key. */
    public void show(String key, Object value) {
        effective.put(key, value);
    }

    private Optional<String> scalar(String key) {
        NodeTuple tuple = entries.get(key);
        if (tuple == null) {
            return Optional.empty();
        }
        if (!(tuple.getValueNode() instanceof ScalarNode scalar)) {
            wrong(key, "must be one value, not a list or a section");
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL) && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
            wrong(key, "has no value; write one, or remove the key for the default");
            return Optional.empty();
        }
        try {
            return Optional.of(expand.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            wrong(key, e.getMessage());
            return Optional.empty();
        }
    }

    /** A scalar that is not quoted: numbers and flags. */
    private Optional<String> plain(String key, String allowed) {
        NodeTuple tuple = entries.get(key);
        if (tuple != null
                && tuple.getValueNode() instanceof ScalarNode scalar
                && scalar.getScalarStyle() != ScalarStyle.PLAIN
                && !scalar.getValue().contains("${")) {
            wrong(key, "is text because of its quotes; allowed " + allowed);
            return Optional.empty();
        }
        return scalar(key);
    }

    private static OptionalLong parseLong(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.replace("_", "")));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Java's own forms, such as hexadecimal numbers and a suffix, are none of a config. */
    private static OptionalDouble parseDouble(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.replace("_", "")));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
