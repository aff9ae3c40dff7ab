package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerITCase {

  @Test
  void recordThatWasPutIsTaken() throws Exception {
    KafkaProbe probe = new KafkaProbe(SharedServices.broker().bootstrapServers());
    probe.createTopic("local.taken");

    probe.put("local.taken", "key", "value");

    assertThat(probe.take("local.taken", 1)).containsExactly("value");
  }

  @Test
  void topicsAreNotMadeByUse() {
    KafkaProbe probe = new KafkaProbe(SharedServices.broker().bootstrapServers());

    assertThatThrownBy(() -> probe.partitions("local.never-made"))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
  }

  @Test
  void takenPortIsToldInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      LocalBrokerSettings settings = LocalBrokerSettings.defaults().withPort(taken.getLocalPort());

      assertThatThrownBy(() -> LocalBroker.start(settings))
          .isInstanceOf(LocalServiceException.class)
          .hasMessage(
              "Kafka broker cannot listen on 127.0.0.1:%d (Address already in use): stop what holds"
                  + " the port, or choose another one (0 takes any free port)",
              taken.getLocalPort());
    }
  }

  @Test
  void killedBrokerGoesOnWithItsKeptFolder(@TempDir Path folder) throws Exception {
    LocalBrokerSettings settings = LocalBrokerSettings.defaults().withFolder(folder);
    try (LocalBroker broker = LocalBroker.start(settings)) {
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.createTopic("local.kept");
      probe.put("local.kept", "key", "before");
      broker.kill();
    }

    try (LocalBroker broker = LocalBroker.start(settings)) {
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.put("local.kept", "key", "after");

      assertThat(probe.take("local.kept", 2)).isEqualTo(List.of("before", "after"));
    }
    assertThat(folder).isDirectoryContaining("glob:**data");
  }
}
