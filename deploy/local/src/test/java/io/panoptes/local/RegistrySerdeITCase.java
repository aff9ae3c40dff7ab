package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.serde.RegistryException;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The registry serde against the real registry and the real broker. */
class RegistrySerdeITCase {

  private final SchemaRegistry registry = connect();

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  @Test
  void schemaIsReadBackByItsId() {
    int id = registry.register("serde.read-back-value", ImageEvent.getClassSchema());

    assertThat(registry.byId(id)).contains(ImageEvent.getClassSchema());
  }

  @Test
  void unknownIdHasNoSchema() {
    assertThat(registry.byId(1_000_000)).isEmpty();
  }

  @Test
  void versionThatBreaksCompatibilityIsRefusedByTheServer() {
    Schema first = SchemaBuilder.record("Row").fields().requiredInt("count").endRecord();
    Schema second = SchemaBuilder.record("Row").fields().requiredInt("number").endRecord();
    registry.register("serde.ruled-value", first);
    registry.requireCompatibility("serde.ruled-value");

    assertThatThrownBy(() -> registry.register("serde.ruled-value", second))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("serde.ruled-value");
  }

  @Test
  void onlyCommittedEventsAreTaken() throws Exception {
    String bootstrapServers = SharedServices.broker().bootstrapServers();
    new KafkaProbe(bootstrapServers).createTopic("serde.committed");
    ImageEvents events = new ImageEvents(bootstrapServers, "serde.committed", registry);
    ImageEvent second = ImageEvents.event("two");

    events.send(List.of(ImageEvents.event("one")), false);
    events.send(List.of(second), true);

    assertThat(events.takeCommitted(1)).containsExactly(second);
  }

  private static SchemaRegistry connect() {
    return SchemaRegistry.connect(
        new RegistrySettings(SharedServices.registry().url().toString(), Duration.ofSeconds(10)));
  }
}
