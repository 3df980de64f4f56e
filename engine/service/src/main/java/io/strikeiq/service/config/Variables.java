package io.strikeiq.service.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:default}} in values by environment variables. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*)(?::([^}]*))?\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The text with every reference replaced.
     *
     * @throws IllegalArgumentException naming a variable that is not set and has no default
     */
    String expand(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value(matcher.group(1), matcher.group(2))));
        }
        return matcher.appendTail(expanded).toString();
    }

    private String value(String name, String defaultValue) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name of an environment variable");
        }
        String set = environment.get(name);
        if (set != null) {
            return set;
        }
        if (defaultValue == null) {
            throw new IllegalArgumentException("environment variable " + name
                    + " is not set and has no default; set it, or write ${" + name + ":default}");
        }
        return defaultValue;
    }
}
