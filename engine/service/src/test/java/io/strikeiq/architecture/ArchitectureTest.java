package io.strikeiq.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String CORE = "io.strikeiq.core..";
    private static final String VENUE = "io.strikeiq.venue..";
    private static final String FEEDS = "io.strikeiq.feeds..";
    private static final String IMPORTS = "io.strikeiq.imports..";
    private static final String WATCH = "io.strikeiq.watch..";
    private static final String LEARNING = "io.strikeiq.learning..";
    private static final String EXPORT = "io.strikeiq.export..";
    private static final String CLUSTER = "io.strikeiq.cluster..";
    private static final String PERSISTENCE = "io.strikeiq.persistence..";
    private static final String SERVICE = "io.strikeiq.service..";
    /** Functions of Math whose result is the one correctly rounded, or a whole number. */
    private static final Set<String> EXACT = Set.of(
            "abs",
            "max",
            "min",
            "sqrt",
            "ceil",
            "floor",
            "rint",
            "round",
            "signum",
            "copySign",
            "nextUp",
            "fma",
            "ulp",
            "scalb",
            "getExponent",
            "floorDiv",
            "floorMod",
            "addExact",
            "multiplyExact",
            "toIntExact",
            "PI");

    /** Of a tick, written by the gate, by the market state, and by the pipeline as it publishes. */
    private static final Set<String> STAGE_FIELDS = Set.of(
            "time",
            "refused",
            "impossible",
            "instrument",
            "option",
            "underlyingIndex",
            "ordinal",
            "priorOpenInterest",
            "shard",
            "sequence",
            "publishedAt");

    /** What asks for the time of day: the clock that is handed around, and the default of a part that may be given one. */
    private static final String OF_DAY = "(WallClock(\\$.*)?|ReceiptClock|TickJournalWriter|SignalJournalWriter)";

    private static JavaClasses main;

    @BeforeAll
    static void importMainClasses() {
        main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/test-classes/")
                        && !location.contains("/test-quick-classes/")
                        && !location.contains("-tests.jar"))
                .importPackages("io.strikeiq");
        assertTrue(main.stream().anyMatch(resideInAnyPackage(CORE)), "the core's classes are not on the class path");
    }

    @Test
    void shouldDependFromServiceToPersistenceToCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(VENUE, FEEDS, IMPORTS, WATCH, LEARNING, EXPORT, CLUSTER, PERSISTENCE, SERVICE)
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(VENUE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEEDS, IMPORTS, WATCH, LEARNING, EXPORT, CLUSTER, PERSISTENCE, SERVICE)
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(FEEDS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        IMPORTS,
                        WATCH,
                        LEARNING,
                        CLUSTER,
                        PERSISTENCE,
                        SERVICE,
                        "java.sql..",
                        "org.jdbi..",
                        "org.postgresql..")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(CLUSTER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(IMPORTS, WATCH, LEARNING, SERVICE, "picocli..")
                .check(main);
        noClasses()
                .that()
                .resideOutsideOfPackages(CLUSTER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .because("Kafka is one way among machines, and nothing else knows it")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(IMPORTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        FEEDS, WATCH, LEARNING, PERSISTENCE, SERVICE, "java.sql..", "org.jdbi..", "picocli..")
                .because("an importer turns sources into ticks, and whoever calls it says where they go")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(WATCH)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        // Of venues it needs nothing; TLS, which lives there, has one owner for feeds and servers.
                        "io.strikeiq.venue",
                        "io.strikeiq.venue.yaml..",
                        FEEDS,
                        IMPORTS,
                        LEARNING,
                        SERVICE,
                        "io.strikeiq.core.pipeline..",
                        "io.strikeiq.core.state..",
                        "io.strikeiq.core.snapshot..",
                        "io.strikeiq.persistence.journal..",
                        "io.strikeiq.persistence.writer..")
                .because(
                        "whoever watches reads counters, the copies that stages publish, and the database; never what the"
                                + " stages write, and no journal's writer")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(PERSISTENCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(VENUE, FEEDS, IMPORTS, WATCH, LEARNING, EXPORT, CLUSTER, SERVICE)
                .allowEmptyShould(true)
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(LEARNING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        VENUE, FEEDS, IMPORTS, WATCH, SERVICE, "io.strikeiq.core.pipeline..", "picocli..", "java.net..")
                .because("a report reads what runs recorded")
                .check(main);
    }

    @Test
    void shouldKeepTheRealTimePathInMemory() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "com.fasterxml..",
                                "org.jdbi..",
                                "org.postgresql..",
                                "net.openhft..",
                                "com.zaxxer..",
                                "org.snakeyaml..",
                                "picocli..")
                        .or(nameMatching("java\\.io\\.(File|RandomAccess|Print|Input|Output).*")))
                .check(main);
    }

    @Test
    void shouldKnowEventTimeOnlyInTheRealTimePath() {
        DescribedPredicate<AccessTarget> clock = DescribedPredicate.describe(
                "a clock, a random source or a sleep",
                target -> isNotEventTime(target.getOwner().getName(), target.getName()));
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(clock.getDescription(), access -> clock.test(access.getTarget())))
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat(nameMatching(
                        "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom|random\\..*)"))
                .check(main);
    }

    @Test
    void shouldAskTheSystemForTheTimeOfDayInOnePlace() {
        noClasses()
                .that()
                .resideInAnyPackage(VENUE, FEEDS, IMPORTS, WATCH, LEARNING, EXPORT, CLUSTER, PERSISTENCE, SERVICE)
                .and(DescribedPredicate.not(nameMatching(".*\\." + OF_DAY)))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "the time of day, for which WallClock is handed around",
                        access -> isTimeOfDay(
                                access.getTarget().getOwner().getName(),
                                access.getTarget().getName())))
                .check(main);
    }

    private static boolean isTimeOfDay(String owner, String member) {
        return owner.equals("java.lang.System")
                ? member.equals("currentTimeMillis")
                : owner.startsWith("java.time.") && Set.of("now", "systemUTC").contains(member);
    }

    private static boolean isNotEventTime(String owner, String member) {
        return switch (owner) {
            case "java.lang.System" ->
                Set.of("currentTimeMillis", "nanoTime", "identityHashCode").contains(member);
            case "java.lang.Math" -> member.equals("random");
            case "java.lang.Thread" -> member.equals("sleep");
            default -> owner.startsWith("java.time.") && member.equals("now");
        };
    }

    @Test
    void shouldComputeTheSameOnEveryProcessorOutsideThePricingKernels() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and(DescribedPredicate.not(resideInAnyPackage("io.strikeiq.core.pricing..")))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "a function of Math that may differ in its last bit; StrictMath has the same",
                        access -> access.getTarget().getOwner().getName().equals("java.lang.Math")
                                && !EXACT.contains(access.getTarget().getName())))
                .check(main);
    }

    /** It makes two arrays at each call on Java 17. */
    @Test
    void shouldNotRaiseToPowersByStrictMathWhichAllocates() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .callMethod(StrictMath.class, "pow", double.class, double.class)
                .check(main);
    }

    @Test
    void shouldOnlyReadInStagesWhatTheProducerOfATickWrote() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and(DescribedPredicate.not(resideInAnyPackage("io.strikeiq.core.event..")))
                .should()
                .setFieldWhere(DescribedPredicate.describe(
                        "a field of the tick that its producer writes",
                        access -> isTick(access.getTarget())
                                && !STAGE_FIELDS.contains(access.getTarget().getName())))
                .because("journal, stages and shards read a tick at the same time")
                .check(main);
    }

    @Test
    void shouldReadQuotesInStagesAsTheGateLeavesThem() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and(DescribedPredicate.not(resideInAnyPackage("io.strikeiq.core.event..", "io.strikeiq.core.gate..")))
                .should()
                .accessFieldWhere(DescribedPredicate.describe(
                        "a raw price or size of a quote or depth, or the time of the exchange",
                        access -> isTick(access.getTarget())
                                && isRaw(access.getTarget().getName())))
                .check(main);
    }

    private static boolean isTick(AccessTarget target) {
        return target.getOwner().getName().equals("io.strikeiq.core.event.MarketEvent");
    }

    private static boolean isRaw(String field) {
        return field.matches("(bid|ask)(Prices?|Sizes?)") || field.equals("exchangeTime");
    }

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        slices().matching("io.strikeiq.(**)").should().beFreeOfCycles().check(main);
    }

    @Test
    void shouldHaveNoStaticStateThatChanges() {
        classes()
                .that()
                .resideInAnyPackage(CORE, VENUE, FEEDS, IMPORTS, WATCH, LEARNING, EXPORT, CLUSTER, PERSISTENCE, SERVICE)
                .and(DescribedPredicate.not(resideInAnyPackage("io.strikeiq.persistence.sbe..")))
                .should(HaveNoStaticState.CONDITION)
                .check(main);
    }

    @Test
    void shouldHaveNoPackageOfLeftovers() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..impl..", "..manager..")
                .check(main);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engine/core",
                "engine/venue",
                "engine/feeds",
                "engine/imports",
                "engine/watch",
                "engine/learning",
                "engine/export",
                "engine/cluster",
                "persistence",
                "engine/service"
            })
    void shouldSayInEachPackageWhatLivesThere(String module) throws IOException {
        Path sources = root().resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), silent);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("engine/core"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Static fields are final. */
    private static final class HaveNoStaticState extends ArchCondition<JavaClass> {
        static final HaveNoStaticState CONDITION = new HaveNoStaticState();

        private HaveNoStaticState() {
            super("have final static fields only");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            item.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .forEach(field -> events.add(
                            SimpleConditionEvent.violated(field, field.getFullName() + " is static and not final")));
        }
    }
}
