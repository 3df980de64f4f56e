package io.strikeiq.service.doctor;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.service.config.NeededCores;
import io.strikeiq.service.config.StrikeIqConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at a machine, and at what a config wants of it. */
public final class Examination {
    private static final int OLDEST_JAVA = 17;
    private static final long MIB = 1L << 20;
    private static final long SMALL_MEMORY = 2_000 * MIB;
    private static final long SMALL_HEAP = 512 * MIB;
    private static final long SMALL_SHARED = 60 * MIB;
    private static final long SMALL_TEMPORARY = 100 * MIB;

    private final Machine machine;
    private final Optional<StrikeIqConfig> config;

    private Examination(Machine machine, Optional<StrikeIqConfig> config) {
        this.machine = machine;
        this.config = config;
    }

    /** Looks at this machine. */
    public static List<Finding> here(Optional<StrikeIqConfig> config) {
        return of(Machine.here(), config);
    }

    static List<Finding> of(Machine machine, Optional<StrikeIqConfig> config) {
        return new Examination(machine, config).findings();
    }

    private List<Finding> findings() {
        List<Finding> findings =
                new ArrayList<>(List.of(java(), user(), locale(), cores(), memory(), temporary(), shared()));
        Path folder = config.map(StrikeIqConfig::dataFolder).orElse(Path.of("."));
        findings.add(
                disk(folder, config.map(each -> each.safety().freeDiskMiB()).orElse(512L)));
        config.ifPresent(each -> ports(each, findings));
        return findings;
    }

    private Finding java() {
        String said = "Java " + machine.java() + " in " + System.getProperty("java.home");
        return machine.java() >= OLDEST_JAVA
                ? Finding.ok("java", said)
                : Finding.fails("java", said + "; " + OLDEST_JAVA + " or later is needed");
    }

    private Finding user() {
        boolean embedded = config.map(each -> each.database() instanceof DatabaseSettings.Embedded)
                .orElse(true);
        return machine.user().equals("root") && embedded
                ? Finding.warning(
                        "user",
                        "root: the embedded PostgreSQL then needs 'unshare', which containers forbid; use another user, or"
                                + " database.mode: jdbc")
                : Finding.ok("user", machine.user());
    }

    private Finding locale() {
        String encoding = machine.fileNames();
        return encoding.toUpperCase(Locale.ROOT).startsWith("UTF")
                ? Finding.ok("locale", encoding)
                : Finding.warning(
                        "locale",
                        encoding
                                + ": names of files with other letters than its own cannot be opened; set LC_ALL=C.UTF-8");
    }

    private Finding cores() {
        Optional<String> lacking = config.flatMap(each -> NeededCores.warning(each, machine.cores()));
        if (lacking.isPresent()) {
            return Finding.warning("cores", lacking.get().replaceFirst("^warning: ", ""));
        }
        String said = machine.cores() + " for this process";
        return machine.cores() >= 2 ? Finding.ok("cores", said) : Finding.warning("cores", said + "; two are better");
    }

    private Finding memory() {
        String said = size(machine.memory()) + ", of which the heap may have " + size(machine.heap());
        if (machine.memory() > 0 && machine.memory() < SMALL_MEMORY) {
            return Finding.warning("memory", said + "; 2 GiB and more are better");
        }
        return machine.heap() < SMALL_HEAP
                ? Finding.warning("memory", said + "; STRIKEIQ_JAVA_OPTS=-Xmx1g gives it more")
                : Finding.ok("memory", said);
    }

    private Finding temporary() {
        return folder("temporary files", machine.temporary(), SMALL_TEMPORARY, "set java.io.tmpdir to another folder");
    }

    private Finding shared() {
        return Files.isDirectory(machine.shared())
                ? folder(
                        "shared memory",
                        machine.shared(),
                        SMALL_SHARED,
                        "PostgreSQL shares memory between its processes there; in a container give it --shm-size=256m")
                : Finding.ok("shared memory", "no " + machine.shared() + " on this system");
    }

    private static Finding folder(String what, Path folder, long least, String help) {
        if (!Files.isWritable(folder)) {
            return Finding.fails(what, folder + " is not writable; " + help);
        }
        long free = free(folder);
        String said = folder + ", " + size(free) + " free";
        return free < least ? Finding.warning(what, said + "; " + help) : Finding.ok(what, said);
    }

    private static Finding disk(Path dataFolder, long leastMiB) {
        Path there = dataFolder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.fails("disk", dataFolder + ": " + there + " is not a folder that this user may write to");
        }
        long free = free(there);
        String said = dataFolder + ", " + size(free) + " free";
        return free < leastMiB * MIB
                ? Finding.fails("disk", said + "; a run stops below " + leastMiB + " MiB (safety.freeDiskMiB)")
                : Finding.ok("disk", said);
    }

    private static long free(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    private static void ports(StrikeIqConfig config, List<Finding> findings) {
        if (config.database() instanceof DatabaseSettings.Embedded embedded
                && embedded.port() != 0
                && !embedded.isRunning()) {
            findings.add(port("database.port", "127.0.0.1", embedded.port()));
        }
        int http = config.watch().http().port();
        if (http != 0) {
            findings.add(port("watch.http.port", config.watch().http().address(), http));
        }
    }

    private static Finding port(String key, String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return Finding.ok(key, address + ":" + port + " is free");
        } catch (IOException e) {
            return Finding.fails(key, address + ":" + port + " cannot be listened at: " + FileFault.reason(e));
        }
    }

    private static String size(long bytes) {
        return bytes >= 10 * 1024 * MIB
                ? String.format(Locale.ROOT, "%,d GiB", bytes >> 30)
                : String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
    }
}
