package org.bellwether.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house's rules on which package may know what. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.bellwether");

    /** Operations of which IEEE 754 or integer arithmetic knows one result; {@code PI} and {@code E} are inlined constants. */
    private static final Set<String> EXACT = Set.of(
            "abs",
            "addExact",
            "ceil",
            "ceilDiv",
            "clamp",
            "copySign",
            "floor",
            "floorDiv",
            "floorMod",
            "fma",
            "getExponent",
            "incrementExact",
            "max",
            "min",
            "multiplyExact",
            "multiplyHigh",
            "negateExact",
            "nextDown",
            "nextUp",
            "rint",
            "round",
            "scalb",
            "signum",
            "sqrt",
            "subtractExact",
            "toIntExact",
            "ulp",
            "unsignedMultiplyHigh");

    /** Rules hold of no class at all, so every source file must be among the classes that they are asked of. */
    @Test
    void theClassesOfAllSourceFilesAreFound() throws IOException {
        Path sources = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> names = files.map(file -> sources.relativize(file).toString())
                    .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
                    .map(name -> name.replaceAll("\\.java$", "").replace(File.separatorChar, '.'))
                    .toList();
            assertThat(names).isNotEmpty().allMatch(CLASSES::contain);
        }
    }

    /** How long something takes depends on what else the machine does: a test that asserts it fails at random. */
    @Test
    void noTestReadsAClock() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("org.bellwether");
        assertThat(tests.contain(ArchitectureTest.class)).isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackage("org.bellwether.testkit..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(tests);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.bellwether.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLineUsesStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.bellwether.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .accessField(System.class, "in")
                .check(CLASSES);
    }

    @Test
    void linearAlgebraLibraryStaysInItsRooms() {
        confine(Set.of("org.ejml.."), "linalg", "lindblad");
    }

    @Test
    void jacksonStaysInItsRooms() {
        confine(Set.of("tools.jackson..", "com.fasterxml.."), "spec", "report", "cli");
    }

    @Test
    void picocliStaysInItsRoom() {
        confine(Set.of("picocli.."), "cli");
    }

    @Test
    void plottingLibrariesStayInTheirRoom() {
        confine(Set.of("org.jfree..", "org.apache.batik.."), "chart");
    }

    @Test
    void hdf5StaysInItsRoom() {
        confine(Set.of("io.jhdf..", "org.slf4j.."), "hdf5");
    }

    @Test
    void sparkStaysInItsRoom() {
        confine(Set.of("org.apache.spark..", "scala.."), "spark");
    }

    @Test
    void nothingKnowsTheSparkRunner() {
        confine(Set.of("org.bellwether.spark.."), "spark");
    }

    @Test
    void nothingKnowsTheCommandLine() {
        confine(Set.of("org.bellwether.cli.."), "cli");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "random", "simd", "linalg", "chart", "checkpoint", "hdf5"})
    void leavesKnowNoOtherRoom(String leaf) {
        mayKnowOnly(leaf, leaf);
    }

    @Test
    void statisticsKnowNoPhysics() {
        mayKnowOnly("statistics", "statistics", "simd");
    }

    @Test
    void theVectorModuleStaysInItsClasses() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Vector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .because("a JVM without the module must never touch such a class")
                .check(CLASSES);
    }

    @Test
    void resultsAreValuesWithoutASolver() {
        mayKnowOnly("result", "result", "statistics", "spec");
    }

    @Test
    void trajectoryPathHasTheSameBitsEverywhere() {
        noClasses()
                .that()
                .resideInAnyPackage(roomsOf("trajectory", "noise", "random", "model", "linalg"))
                .should()
                .accessTargetWhere(describe(
                        "a function of Math that may differ between platforms",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(Math.class)
                                && !EXACT.contains(access.getName())))
                .because("results must not depend on the platform: take ElementaryFunctions, or StrictMath for set-up")
                .check(CLASSES);
    }

    @Test
    void allRandomnessComesFromStreams() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class, SplittableRandom.class, SecureRandom.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random..")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(StrictMath.class, "random")
                .because("a stream is a function of seed, trajectory and purpose")
                .check(CLASSES);
    }

    @Test
    void exceptionsSayWhatWentWrong() {
        noClasses().should(THROW_GENERIC_EXCEPTIONS).check(CLASSES);
    }

    /** Nothing but the given rooms may depend on a package. */
    private static void confine(Set<String> packages, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(roomsOf(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(CLASSES);
    }

    /** Of our packages, a room may depend on the given ones alone. */
    private static void mayKnowOnly(String room, String... known) {
        noClasses()
                .that()
                .resideInAPackage("org.bellwether." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.bellwether..").and(resideOutsideOfPackages(roomsOf(known))))
                .check(CLASSES);
    }

    private static String[] roomsOf(String... names) {
        return Arrays.stream(names).map(name -> "org.bellwether." + name + "..").toArray(String[]::new);
    }
}
