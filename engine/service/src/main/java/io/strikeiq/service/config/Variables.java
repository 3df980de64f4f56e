package io.strikeiq.service.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces <code>${NAME}</code> and <code>${NAME:default}</code> in values by environment variables. Where a default
 * is given, an empty variable counts as not set. Two dollar signs before the brace are a literal one.
 */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}:]*)(?::([^}]*))?\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The text with every reference replaced.
     *
     * @throws IllegalArgumentException naming a variable that is not set and has no default, or has no closing brace
     */
    String expand(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            checkNoOpen(text.substring(end, matcher.start()));
            end = matcher.end();
            String value = matcher.group(1) == null ? "${" : value(matcher.group(1), matcher.group(2));
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        checkNoOpen(text.substring(end));
        return matcher.appendTail(expanded).toString();
    }

    private static void checkNoOpen(String between) {
        int at = between.indexOf("${");
        if (at >= 0) {
            throw new IllegalArgumentException("'" + between.substring(at)
                    + "' is a variable without an end; write ${NAME}, ${NAME:default}, or $${ for a literal brace");
        }
    }

    /** Whether a text begins with a variable that is set, and not with its default. */
    boolean beginsWithOne(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.lookingAt()
                && matcher.group(1) != null
                && !environment.getOrDefault(matcher.group(1), "").isEmpty();
    }

    private String value(String name, String defaultValue) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name of an environment variable");
        }
        String set = environment.get(name);
        if (set != null && !(set.isEmpty() && defaultValue != null)) {
            return set;
        }
        if (defaultValue == null) {
            throw new IllegalArgumentException("environment variable " + name
                    + " is not set and has no default; set it, or write ${" + name + ":default}");
        }
        return defaultValue;
    }
}
