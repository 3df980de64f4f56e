package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

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

    static DatabaseAddress of(Database database, DatabaseSettings settings) {
        String jdbc = database.url();
        String plain = jdbc.substring("jdbc:".length()).replaceFirst("[?].*", "");
        String parameters = jdbc.contains("?") ? jdbc.substring(jdbc.indexOf('?') + 1) + "&" : "";
        String user = database.user();
        return new DatabaseAddress(
                plain.replaceFirst("//", "//" + user + "@") + "?" + parameters + SCHEMA,
                jdbc,
                user,
                settings instanceof DatabaseSettings.Embedded embedded
                        ? embedded.directory().resolve("password")
                        : null);
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
