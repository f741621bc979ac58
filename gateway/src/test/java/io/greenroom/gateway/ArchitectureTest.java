package io.greenroom.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Imports go one way. */
class ArchitectureTest {

    private static final JavaClasses GATEWAY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.greenroom.gateway");

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.greenroom.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(GATEWAY);
    }

    @Test
    void whatTasksAreKnowsNothingOfHowTheyTravelOrAreShown() {
        noClasses()
                .that()
                .resideInAnyPackage("..tasks..", "..files..", "..keys..", "..problems..", "..paging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..dispatch..", "..recording..", "..live..", "..workers..", "..ui..")
                .check(GATEWAY);
    }

    @Test
    void classesAreNamedForTheirDuty() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
                .orShould()
                .resideInAnyPackage("..common..", "..util..", "..core..", "..base..", "..shared..")
                .check(GATEWAY);
    }
}
