package io.strikeiq.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.strikeiq.testing.LongTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps {@code mvn verify -Dquick} quick. */
class LongTestsTest {
    /** What a test starts servers and processes with. */
    private static final Set<String> STARTERS = Set.of(
            "ChildJvm", "KilledDatabase", "KillRig", "ServerTemplate", "ServiceProcess", "TestBroker", "TestServer");

    @Test
    void shouldMarkEveryTestThatStartsAServerOrAProcess() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(location -> location.contains("/test-classes/")
                        || location.contains("/test-quick-classes/")
                        || location.contains("-tests.jar"))
                .importPackages("io.strikeiq");
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameEndingWith("Test")
                .and(DescribedPredicate.describe("start a server or a process", LongTestsTest::starts))
                .should()
                .beAnnotatedWith(LongTest.class)
                .check(all);
    }

    private static boolean starts(JavaClass test) {
        return test.getDirectDependenciesFromSelf().stream()
                .anyMatch(each -> STARTERS.contains(each.getTargetClass().getSimpleName()));
    }
}
