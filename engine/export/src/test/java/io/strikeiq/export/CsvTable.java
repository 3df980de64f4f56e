package io.strikeiq.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads exported CSV with a parser of its own: rows as fields by name; NULL is null, and the folders are fields too. */
public final class CsvTable {
    private CsvTable() {}

    /** The rows of a table of an export, file by file. */
    public static List<Map<String, String>> rows(Path export, String table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(export.resolve(table))) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                add(file, rows);
            }
        }
        return rows;
    }

    private static void add(Path file, List<Map<String, String>> rows) throws IOException {
        List<List<String>> records = records(text(file));
        List<String> header = records.get(0);
        for (List<String> fields : records.subList(1, records.size())) {
            if (fields.size() != header.size()) {
                throw new AssertionError(
                        file + ": " + fields.size() + " fields for " + header.size() + " columns: " + fields);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            row.put("symbol", value(file.getParent()));
            row.put("day", value(file.getParent().getParent()));
            rows.add(row);
        }
    }

    private static String value(Path folder) {
        String name = folder.getFileName().toString();
        return name.substring(name.indexOf('=') + 1);
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                    wasQuoted = true;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                fields.add(field.length() == 0 && !wasQuoted ? null : field.toString());
                field.setLength(0);
                wasQuoted = false;
                if (c == '\n') {
                    records.add(fields);
                    fields = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        return records;
    }
}
