package io.strikeiq.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import io.strikeiq.testing.BrokerTest;
import io.strikeiq.testing.LongTest;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps {@code mvn verify} and its {@code -Dquick} quick. */
class LongTestsTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(location -> location.contains("/test-classes/")
                    || location.contains("/test-quick-classes/")
                    || location.contains("-tests.jar"))
            .importPackages("io.strikeiq");

    /** What a test starts servers and processes with. */
    private static final Set<String> STARTERS = Set.of(
            "ChildJvm", "KilledDatabase", "KillRig", "ServerTemplate", "ServiceProcess", "TestBroker", "TestServer");

    /** What a test starts a broker with. */
    private static final Set<String> BROKERS = Set.of("TestBroker", "HandoverDrill");

    @Test
    void shouldMarkEveryTestThatStartsAServerOrAProcess() {
        assertMarked("start a server or a process", STARTERS, LongTest.class);
    }

    @Test
    void shouldMarkEveryTestThatNeedsABroker() {
        assertMarked("need a broker", BROKERS, BrokerTest.class);
    }

    /** All of a class, or each method of it that calls for the mark. */
    private static void assertMarked(String what, Set<String> means, Class<? extends Annotation> mark) {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameEndingWith("Test")
                .and(DescribedPredicate.describe(what, test -> uses(test.getDirectDependenciesFromSelf(), means)))
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "say so", test -> test.isAnnotatedWith(mark) || marks(test, means, mark))))
                .check(ALL);
    }

    private static boolean marks(JavaClass test, Set<String> means, Class<? extends Annotation> mark) {
        return test.getCodeUnits().stream()
                .filter(unit -> unit.getAccessesFromSelf().stream()
                        .anyMatch(
                                access -> means.contains(access.getTargetOwner().getSimpleName())))
                .allMatch(unit -> unit.isAnnotatedWith(mark));
    }

    private static boolean uses(Set<Dependency> dependencies, Set<String> means) {
        return dependencies.stream()
                .anyMatch(each -> means.contains(each.getTargetClass().getSimpleName()));
    }
}
