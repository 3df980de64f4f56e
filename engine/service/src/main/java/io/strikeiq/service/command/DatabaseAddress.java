package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How another program reaches a database.
 *
 * @param url as psql and most libraries take it, without a password
 * @param jdbcUrl as Java takes it
 * @param passwordFile where the password of an embedded server stands, null for another one
 */
record DatabaseAddress(String url, String jdbcUrl, String user, Path passwordFile) {
    /** The schema's name, as an option of the session. */
    private static final String SCHEMA = "options=-csearch_path%3Dstrikeiq";

    /** Parameters that mean the same to psql; it refuses a URL with any that it does not know. */
    private static final Set<String> SHARED = Set.of("ssl", "sslmode", "sslrootcert", "sslcert", "sslkey");

    static DatabaseAddress of(Database database, DatabaseSettings settings) {
        String jdbc = database.url();
        String user = database.user();
        return new DatabaseAddress(
                url(jdbc, user),
                jdbc,
                user,
                settings instanceof DatabaseSettings.Embedded embedded
                        ? embedded.directory().resolve("password")
                        : null);
    }

    static String url(String jdbc, String user) {
        int end = jdbc.indexOf('?');
        String place = jdbc.substring("jdbc:postgresql:".length(), end < 0 ? jdbc.length() : end)
                .replaceFirst("^//", "");
        String name = URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
        String parameters = end < 0
                ? ""
                : Stream.of(jdbc.substring(end + 1).split("&"))
                        .filter(each -> SHARED.contains(each.replaceFirst("=.*", "")))
                        .map(each -> each + "&")
                        .collect(Collectors.joining());
        // A place without a host is a database of this machine.
        return "postgresql://" + name + "@" + (jdbc.contains("//") ? "" : "localhost/") + place + "?" + parameters
                + SCHEMA;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", url);
        json.put("jdbcUrl", jdbcUrl);
        json.put("user", user);
        json.put("schema", "strikeiq");
        json.put("passwordFile", passwordFile == null ? null : passwordFile.toString());
        return json;
    }

    String text() {
        String password = passwordFile == null ? "database.password of the config" : passwordFile.toString();
        return url + System.lineSeparator() + "user      " + user + System.lineSeparator() + "password  " + password
                + System.lineSeparator() + "jdbc      " + jdbcUrl + " (schema strikeiq)";
    }
}
