package io.strikeiq.service;

import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.persistence.database.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A config for a small simulated session whose files are all in one folder. */
public final class SmallSession {
    /** Ticks of the session. */
    public static final long TICKS = 40_000;

    private final Path folder;
    private final Path journal;
    private final String pipeline;
    private final boolean fresh;

    public SmallSession(Path folder) {
        this(folder, folder.resolve("session"), "layout: fused", false);
    }

    private SmallSession(Path folder, Path journal, String pipeline, boolean fresh) {
        this.folder = folder;
        this.journal = journal;
        this.pipeline = pipeline;
        this.fresh = fresh;
    }

    /** The same where no database has been made; others find one with all tables. */
    public SmallSession onAFreshMachine() {
        return new SmallSession(folder, journal, pipeline, true);
    }

    /** The same with its tick journal at another place, which sessions may share. */
    public SmallSession at(Path otherJournal) {
        return new SmallSession(folder, otherJournal, pipeline, fresh);
    }

    /** The same with other keys of the section pipeline. */
    public SmallSession shaped(String keys) {
        return new SmallSession(folder, journal, keys, fresh);
    }

    /** Writes the config; {@code run} are further lines of its section. */
    public Path config(String... run) {
        String text = String.format(
                Locale.ROOT, """
                run:
                  name: small
                  journal: %s
                %s
                data: {folder: %s}
                simulate: {seed: 5, underlyings: 2, strikes: 9, expiries: 2, ticks: %d}
                pipeline: {%s}
                writer: {batchSize: 50, batchInterval: 10ms}
                """, journal(), String.join("\n", run).indent(2).stripTrailing(), data(), TICKS, pipeline);
        try {
            Files.createDirectories(folder);
            if (!fresh) {
                ServerTemplate.MIGRATED.copyTo(data().resolve("postgres"));
            }
            return Files.writeString(folder.resolve("small.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #config}, with a server that is up already for its database: a command need not start one. */
    public Path configOn(TestServer server) {
        DatabaseSettings.External database = (DatabaseSettings.External) server.settings();
        try {
            return Files.writeString(
                    config(),
                    "database: {mode: jdbc, url: '%s', user: '%s', password: '%s'}%n"
                            .formatted(database.url(), database.user(), database.password()),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records the session. */
    public SmallSession record() {
        CommandRun.succeeding(
                "simulate",
                "--journal",
                journal(),
                "--seed",
                5,
                "--underlyings",
                2,
                "--strikes",
                9,
                "--expiries",
                2,
                "--ticks",
                TICKS);
        return this;
    }

    public Path journal() {
        return journal;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** The folder of the only run. */
    public Path onlyRun() {
        try (var runs = Files.list(data().resolve("runs"))) {
            return runs.reduce((a, b) -> {
                        throw new AssertionError("two runs: " + a + " and " + b);
                    })
                    .orElseThrow(() -> new AssertionError("no run in " + data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
