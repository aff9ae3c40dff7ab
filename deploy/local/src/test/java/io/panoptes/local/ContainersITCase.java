package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

@ExtendWith(ContainersCondition.class)
class ContainersITCase {

  private static final int REGISTRY_PORT = 8080;
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private static KafkaContainer kafka;
  private static GenericContainer<?> registry;

  @BeforeAll
  static void startContainers() {
    kafka =
        new KafkaContainer(
                DockerImageName.parse(ContainerImages.image("kafka"))
                    .asCompatibleSubstituteFor("apache/kafka"))
            .withStartupTimeout(START_LIMIT);
    registry =
        new GenericContainer<>(DockerImageName.parse(ContainerImages.image("registry")))
            .withExposedPorts(REGISTRY_PORT)
            .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(REGISTRY_PORT))
            .withStartupTimeout(START_LIMIT);
    kafka.start();
    registry.start();
  }

  @AfterAll
  static void stopContainers() {
    registry.stop();
    kafka.stop();
  }

  @Test
  void committedImageEventComesBackAsItWas() throws Exception {
    ImageEvents events = events("containers.committed");
    ImageEvent event = ImageEvents.event("one");

    events.send(List.of(event), true);

    assertThat(events.takeCommitted(1)).containsExactly(event);
  }

  @Test
  void abortedImageEventIsNotSeen() throws Exception {
    ImageEvents events = events("containers.aborted");
    ImageEvent second = ImageEvents.event("two");

    events.send(List.of(ImageEvents.event("one")), false);
    events.send(List.of(second), true);

    assertThat(events.takeCommitted(1)).containsExactly(second);
  }

  private static ImageEvents events(String topic) throws Exception {
    new KafkaProbe(kafka.getBootstrapServers()).createTopic(topic);
    String url =
        String.format(
            "http://%s:%d/apis/ccompat/v7",
            registry.getHost(), registry.getMappedPort(REGISTRY_PORT));
    return new ImageEvents(
        kafka.getBootstrapServers(),
        topic,
        SchemaRegistry.connect(new RegistrySettings(url, Duration.ofSeconds(10))));
  }
}
