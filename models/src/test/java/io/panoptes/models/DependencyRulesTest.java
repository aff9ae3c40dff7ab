package io.panoptes.models;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DependencyRulesTest {

  private static JavaClasses models;

  @BeforeAll
  static void importClasses() {
    models =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.panoptes.models");
  }

  @Test
  void modelsKnowNeitherFlinkNorKafkaNorAvro() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..", "org.apache.kafka..", "org.apache.avro..", "io.confluent..")
        .because(
            "models say what data means, not how it travels: write the logic as a plain class here,"
                + " wrap it in a Flink operator in operators, and map Avro records in topology")
        .check(models);
  }

  @Test
  void modelsKnowNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.panoptes.schemas..",
            "io.panoptes.operators..",
            "io.panoptes.topology..",
            "io.panoptes.local..",
            "io.panoptes.cli..")
        .because(
            "dependencies run topology -> operators -> models: move what models need down here, or"
                + " hand it in through an interface that models declare")
        .check(models);
  }

  @Test
  void panopticAlgebraNeedsNoNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..models.panoptic..",
            "..models.mask..",
            "..models.merge..",
            "..models.quality..",
            "..models.cityscapes..",
            "..models.coco..",
            "..models.dataset..",
            "..models.image..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
        .because(
            "maps, merge, PQ and formats are used without a network: turn tensors into plain"
                + " arrays in the inference package first")
        .check(models);
  }
}
