package io.panoptes.topology;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.panoptes.models.network.ModelZip;
import org.deeplearning4j.util.ModelSerializer;

/** The one direction of dependency: topology, operators, models; schemas stand alone. */
@AnalyzeClasses(packages = "io.panoptes", importOptions = DoNotIncludeTests.class)
class ModuleDependenciesTest {

  @ArchTest
  static final ArchRule modelsKnowOnlyWhatImagesMean =
      noClasses()
          .that()
          .resideInAPackage("io.panoptes.models..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "org.apache.kafka..",
              "org.apache.avro..",
              "io.panoptes.schemas..",
              "io.panoptes.operators..",
              "io.panoptes.topology..")
          .because(
              "models run offline too: pass plain records in, and put what needs Flink into"
                  + " operators, what needs Kafka or Avro into topology");

  @ArchTest
  static final ArchRule operatorsKnowNoTransport =
      noClasses()
          .that()
          .resideInAPackage("io.panoptes.operators..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.apache.avro..",
              "org.apache.flink.connector.kafka..",
              "io.panoptes.schemas..",
              "io.panoptes.topology..")
          .because(
              "operators work on their own records: map Avro to them, and connect Kafka, in"
                  + " io.panoptes.topology.pipeline");

  @ArchTest
  static final ArchRule schemasStandAlone =
      noClasses()
          .that()
          .resideInAPackage("io.panoptes.schemas..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.panoptes.models..", "io.panoptes.operators..", "io.panoptes.topology..")
          .because("others read our topics with schemas alone: map to domain types in topology");

  @ArchTest
  static final ArchRule onlyTheRegistryClientKnowsConfluent =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.panoptes.schemas.serde..", "org.apache.flink..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink.avro.registry..")
          .because("it is there under another name: go through SchemaRegistry");

  @ArchTest
  static final ArchRule nothingIsReadByJavaSerialisation =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .because(
              "its bytes choose what is run: read a format of our own, within limits, as Avro and"
                  + " the state serialisers do");

  @ArchTest
  static final ArchRule networksOfStrangersAreReadByModelZip =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ModelZip.class)
          .should()
          .callMethodWhere(
              target(owner(type(ModelSerializer.class))).and(target(nameStartingWith("restore"))))
          .because(
              "Deeplearning4j makes objects of the classes that a file names: go through ModelZip");

  @ArchTest
  static final ArchRule optionsAndTopicsKnowNoStreamingEngine =
      noClasses()
          .that()
          .resideInAnyPackage("io.panoptes.topology.options..", "io.panoptes.topology.topics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka.streams..")
          .because("commands read options without an engine: set the engine up where it is used");

  @ArchTest
  static final ArchRule packagesOfTheTopologyHaveNoCycles =
      slices()
          .matching("io.panoptes.topology.(*)..")
          .should()
          .beFreeOfCycles()
          .because("options and topics are below, pipeline and quality above: move what both need");
}
