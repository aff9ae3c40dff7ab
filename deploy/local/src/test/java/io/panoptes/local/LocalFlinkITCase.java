package io.panoptes.local;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class LocalFlinkITCase {

  @Test
  void boundedJobRunsInTheProcessesOfTheCluster() throws Exception {
    LocalFlinkSettings settings =
        LocalFlinkSettings.defaults().withTaskManagers(1, new TaskManagerSettings(1, 128, 64, 1));
    List<Long> pids;
    try (LocalFlink flink = LocalFlink.start(settings)) {
      pids = flink.pids();
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.createRemoteEnvironment(flink.restHost(), flink.restPort());
      environment.setParallelism(1);

      List<Long> ran =
          environment
              .fromSequence(1, 3)
              .map(number -> number * 1_000_000_000L + ProcessHandle.current().pid())
              .executeAndCollect(10);

      long taskManager = pids.get(1);
      assertThat(ran)
          .containsExactly(
              1_000_000_000L + taskManager,
              2_000_000_000L + taskManager,
              3_000_000_000L + taskManager);
    }
    assertThat(pids).hasSize(2).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

  @Test
  void takenPortIsToldInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      LocalFlinkSettings settings =
          LocalFlinkSettings.defaults().withRestPort(taken.getLocalPort());

      assertThatThrownBy(() -> LocalFlink.start(settings))
          .isInstanceOf(LocalServiceException.class)
          .hasMessageStartingWith(
              "Flink job manager cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void clusterThatDoesNotStartLeavesNoProcess() {
    LocalFlinkSettings settings =
        LocalFlinkSettings.defaults()
            .withTaskManagers(1, new TaskManagerSettings(1, 128, 64, 1))
            .withOptions(Map.of("taskmanager.numberOfTaskSlots", "many"));

    assertThatThrownBy(() -> LocalFlink.start(settings))
        .isInstanceOf(LocalServiceException.class)
        .hasMessageContaining("taskmanager.numberOfTaskSlots");
    assertThat(ProcessHandle.current().children().map(ProcessHandle::info))
        .noneSatisfy(
            info -> assertThat(info.commandLine().orElse("")).contains("TaskManagerRunner"));
  }

  @Test
  void taskManagerThatDoesNotStartIsNoticedAndItsLogTold() {
    LocalFlinkSettings settings =
        LocalFlinkSettings.defaults()
            .withTaskManagers(1, new TaskManagerSettings(1, 128, 64, 1))
            .withOptions(Map.of("taskmanager.memory.network.max", "1m"));

    assertThatThrownBy(() -> LocalFlink.start(settings))
        .isInstanceOf(LocalServiceException.class)
        .hasMessageStartingWith("Flink task-manager-1 ended with exit code ")
        .hasMessageContaining("network memory");
  }

  @Test
  void taskManagerThatIsKilledIsReplacedAndOneThatAsksForItHoweverYoungItIs() throws Exception {
    LocalFlinkSettings settings =
        LocalFlinkSettings.defaults().withTaskManagers(1, new TaskManagerSettings(1, 128, 64, 1));
    try (LocalFlink flink = LocalFlink.start(settings)) {
      List<Long> before = flink.pids();
      assertThat(flink.replaceEnded()).isEmpty();

      kill(before.get(1));
      assertThat(flink.isAlive()).isFalse();
      assertThat(flink.replaceEnded())
          .singleElement(as(STRING))
          .startsWith("Flink task-manager-1 has ended with exit code 137; its log ends: ");

      assertThat(flink.isAlive()).isTrue();
      assertThat(flink.pids()).hasSize(2).startsWith(before.get(0)).doesNotContain(before.get(1));

      ProcessHandle second = ProcessHandle.of(flink.pids().get(1)).orElseThrow();
      submitJobThatEndsItsTaskManager(flink);
      second.onExit().join();
      assertThat(flink.replaceEnded())
          .singleElement(as(STRING))
          .startsWith("Flink task-manager-2 has ended with exit code 86; its log ends: ");

      kill(flink.pids().get(1));
      assertThatThrownBy(flink::replaceEnded)
          .isInstanceOf(LocalServiceException.class)
          .hasMessageStartingWith("Flink task-manager-3 has ended");
    }
  }

  private static void submitJobThatEndsItsTaskManager(LocalFlink flink) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createRemoteEnvironment(flink.restHost(), flink.restPort());
    environment.setParallelism(1);
    environment
        .fromSequence(1, 1)
        .map(
            number -> {
              Runtime.getRuntime().halt(LocalFlink.ENDED_TO_BE_REPLACED);
              return number;
            })
        .print();
    environment.executeAsync();
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }
}
