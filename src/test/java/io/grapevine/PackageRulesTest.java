package io.grapevine;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.grapevine.answer.exchange.Request;
import io.grapevine.domain.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/// Holds the arrows between the packages, as docs/architecture.md draws them.
@AnalyzeClasses(packages = "io.grapevine", importOptions = DoNotIncludeTests.class)
class PackageRulesTest {

    private static final int LONGEST = 300;
    private static final int WIDEST = 120;

    @ArchTest
    static final ArchRule arrows_between_packages = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("domain")
            .definedBy("io.grapevine.domain..")
            .layer("config")
            .definedBy("io.grapevine.config..")
            .layer("compute")
            .definedBy("io.grapevine.compute..")
            .layer("neural")
            .definedBy("io.grapevine.neural..")
            .layer("graph")
            .definedBy("io.grapevine.graph..")
            .layer("llm")
            .definedBy("io.grapevine.llm..")
            .layer("language")
            .definedBy("io.grapevine.language..")
            .layer("ingest")
            .definedBy("io.grapevine.ingest..")
            .layer("answer")
            .definedBy("io.grapevine.answer..")
            .layer("curate")
            .definedBy("io.grapevine.curate..")
            .layer("conversation")
            .definedBy("io.grapevine.conversation..")
            .layer("lab")
            .definedBy("io.grapevine.lab..")
            .layer("doors")
            .definedBy("io.grapevine.api..", "io.grapevine.access..", "io.grapevine.cli..")
            .layer("main")
            .definedBy("io.grapevine")
            .whereLayer("domain")
            .mayNotAccessAnyLayer()
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("compute")
            .mayNotAccessAnyLayer()
            .whereLayer("neural")
            .mayNotAccessAnyLayer()
            .whereLayer("graph")
            .mayOnlyAccessLayers("domain", "config", "compute", "language")
            .whereLayer("llm")
            .mayOnlyAccessLayers("domain", "config", "compute", "language")
            .whereLayer("language")
            .mayOnlyAccessLayers("domain")
            .whereLayer("ingest")
            .mayOnlyAccessLayers("domain", "config", "compute", "graph", "llm", "language", "neural")
            .whereLayer("curate")
            .mayOnlyAccessLayers("domain", "config", "compute", "graph", "llm", "language", "neural")
            .whereLayer("answer")
            .mayOnlyAccessLayers("domain", "config", "compute", "graph", "llm", "language", "neural")
            .whereLayer("conversation")
            .mayOnlyAccessLayers("domain", "config", "compute", "graph", "answer")
            .whereLayer("doors")
            .mayOnlyBeAccessedByLayers("lab", "main")
            .whereLayer("lab")
            .mayOnlyBeAccessedByLayers("main");

    /// Rights enter with the request; only a program in the same Java asks as the owner.
    @ArchTest
    static final ArchRule a_door_says_who_asks = noClasses()
            .that()
            .resideInAPackage("io.grapevine.api..")
            .and()
            .resideOutsideOfPackage("io.grapevine.api.langchain4j..")
            .should()
            .callMethod(Request.class, "of", Question.class);

    @ArchTest
    static final ArchRule the_domain_needs_only_the_jdk = noClasses()
            .that()
            .resideInAPackage("io.grapevine.domain..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.grapevine.domain..");

    @ArchTest
    static final ArchRule the_networks_need_only_the_jdk_and_ejml = noClasses()
            .that()
            .resideInAPackage("io.grapevine.neural..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "jdk.incubator.vector..", "org.ejml..", "io.grapevine.neural..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_graph_package_holds_the_driver = noClasses()
            .that()
            .resideOutsideOfPackages("io.grapevine.graph..", "io.grapevine.lab..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.neo4j.driver..");

    /// A stack trace and "open type" name a type without its package.
    @ArchTest
    static void a_name_stands_for_one_type(JavaClasses classes) {
        var packages = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getPackageName, toSet())));

        assertThat(packages)
                .allSatisfy((name, where) -> assertThat(where).as(name).hasSize(1));
    }

    @ArchTest
    static void a_source_has_at_most_300_lines_of_at_most_120_columns(JavaClasses classes) throws IOException {
        var wrong = new ArrayList<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var lines = Files.readAllLines(source);
                if (lines.size() > LONGEST) {
                    wrong.add(source + " has " + lines.size() + " lines");
                }
                for (int i = 0; i < lines.size(); i++) {
                    // a text that the formatter does not break is a string or a table of one
                    if (lines.get(i).length() > WIDEST && !lines.get(i).contains("\"")) {
                        wrong.add(
                                source + ":" + (i + 1) + " has " + lines.get(i).length() + " columns");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
