package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.publish.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job on processes of its own and on a given cluster, with real Kafka and registry. */
class RunPipelineITCase {

  @TempDir private static Path shared;
  private static Path pack;

  @TempDir private Path folder;

  @BeforeAll
  static void writePack() {
    pack = TinyPack.write(shared.resolve("tiny"));
  }

  private String[] command(Path configuration, String... more) {
    String[] given = {
      "--set",
      "pipeline.pack=" + pack,
      "--set",
      "pipeline.packs=" + shared,
      "--set",
      "pipeline.checkpoint.interval=500 ms",
      "--set",
      "flink.task-memory=2 GiB"
    };
    String[] all = Arrays.copyOf(given, given.length + more.length);
    System.arraycopy(more, 0, all, given.length, more.length);
    return Services.words(configuration, "run pipeline", all);
  }

  private void produce(Path configuration) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.write(images.resolve("a.png"), TestPictures.noise(24, 16, 1));
    Files.write(images.resolve("b.png"), TestPictures.noise(30, 30, 2));
    Files.writeString(images.resolve("text.png"), "not an image");
    assertThat(Services.run(configuration, "topics create").exitCode()).isZero();
    assertThat(Services.run(configuration, "produce", images.toString()).exitCode()).isZero();
  }

  private static void changePack(Path configuration) {
    TinyPack.write(shared.resolve("tiny-2"), "2.0.0");
    String packs = "pipeline.packs=" + shared;
    CommandRun deploy = Services.run(configuration, "models deploy tiny-2", "--set", packs);
    assertThat(deploy.err()).isEmpty();
    assertThat(deploy.out()).startsWith("tiny 2.0.0 (").contains(" from checkpoint ");
    CommandRun missing = Services.run(configuration, "models deploy tiny-3", "--set", packs);
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err())
        .contains("refused: no pack 'tiny-3' below %s: put it there".formatted(shared));
    assertThat(Services.run(configuration, "models rollback").out()).startsWith("tiny 1.0.0 (");
    CommandRun shadow =
        Services.run(configuration, "models shadow tiny-2 --share 0.5", "--set", packs);
    assertThat(shadow.err()).isEmpty();
    assertThat(shadow.out())
        .matches(
            "tiny 2.0.0 \\(.{8}\\), share 0.5, capacity 0.2 in the shadow of tiny 1.0.0 \\(.{8}\\),"
                + " from checkpoint [0-9]+ on\\R");
    assertThat(Services.run(configuration, "models list").outLines())
        .anySatisfy(line -> assertThat(line).startsWith("shadow    tiny 2.0.0 ("));
    assertThat(Services.run(configuration, "models shadow --stop").out())
        .startsWith("nothing in the shadow of tiny 1.0.0 (");
    assertThat(Services.run(configuration, "models list").outLines())
        .anySatisfy(line -> assertThat(line).startsWith("active    tiny 1.0.0 ("))
        .anySatisfy(line -> assertThat(line).startsWith("previous  tiny 2.0.0 ("));
    assertThat(Services.run(configuration, "models list --json").out())
        .contains("\"state\":\"REFUSED\"");
  }

  private static void awaitResults(Path configuration) {
    CommandRun results =
        Services.run(configuration, "tail panoptic --json --from-beginning --max 2");
    assertThat(results.outLines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"name\":\"tiny\""));
    assertThat(Services.run(configuration, "tail dead-letters --from-beginning --max 1").out())
        .contains("images/text.png  UNSUPPORTED_FORMAT at decode");
  }

  @Test
  @Timeout(300)
  void runsOnProcessesOfItsOwnThatEndWithItAndWhatIsInWorkWhenItIsToldToEndIsGoneOnWith()
      throws Exception {
    Path configuration = Services.configuration(folder, "own");
    produce(configuration);
    List<ProcessHandle> processes;
    // Images wait for a batch that does not fill.
    String[] waiting = command(configuration, "--set", "pipeline.batch.max-delay=1 min");
    try (ChildCommand run = ChildCommand.start(folder, waiting)) {
      run.awaitLine("the job runs"::equals);
      Services.awaitCommitted("own.pipeline", "own.images", 3);
      assertThat(run.lines()).anyMatch(line -> line.startsWith("pack       tiny 1.0.0, "));
      assertThat(run.lines()).contains("guarantee  exactly-once, results visible every 0.5 s");
      processes = run.descendants();
      assertThat(processes).hasSize(2);

      assertThat(run.terminate()).as(run.lines().toString()).isZero();

      assertThat(run.lines())
          .anyMatch(line -> line.startsWith("stopped; the next run goes on from "))
          .noneMatch(line -> line.startsWith("panoptes: "));
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    try (ChildCommand run = ChildCommand.start(folder, command(configuration))) {
      run.awaitLine(line -> line.contains("/own/savepoint-"));
      run.awaitLine("the job runs"::equals);
      awaitResults(configuration);
      changePack(configuration);
      assertThat(run.terminate()).as(run.lines().toString()).isZero();
    }
    assertThat(Services.run(configuration, "tail panoptic --from-beginning --until-end").outLines())
        .hasSize(2);
    assertThat(
            Services.run(configuration, "tail dead-letters --from-beginning --until-end")
                .outLines())
        .hasSize(1);
  }

  @Test
  @Timeout(120)
  void endsInOrderWhenItIsToldToBeforeTheJobRuns() throws Exception {
    Path configuration = Services.configuration(folder, "early");
    assertThat(Services.run(configuration, "topics create").exitCode()).isZero();
    try (ChildCommand run = ChildCommand.start(folder, command(configuration))) {
      List<ProcessHandle> processes = run.awaitDescendants(1);

      assertThat(run.terminate()).as(run.lines().toString()).isZero();

      assertThat(run.lines())
          .containsExactly("stopped before there was a job; nothing was in work");
      processes.forEach(process -> process.onExit().join());
    }
  }

  @Test
  @Timeout(300)
  void imagesInWorkWhenItDiesAreThereExactlyOnceAfterTheNextStart() throws Exception {
    Path configuration = Services.configuration(folder, "again");
    produce(configuration);
    // Images wait for a batch that does not fill, while checkpoints commit their offsets.
    String[] waiting = command(configuration, "--set", "pipeline.batch.max-delay=1 min");
    try (ChildCommand run = ChildCommand.start(folder, waiting)) {
      run.awaitLine("the job runs"::equals);
      Services.awaitCommitted("again.pipeline", "again.images", 3);
      run.newestDescendant().destroyForcibly();
      run.awaitLine(line -> line.contains("another one is started in its place"));
      run.kill();
    }
    try (ChildCommand run = ChildCommand.start(folder, command(configuration))) {
      run.awaitLine(
          line -> line.startsWith("start      from the checkpoint ") && line.contains("/again/"));
      awaitResults(configuration);
      produce(configuration);
      CommandRun all = Services.run(configuration, "tail panoptic --json --from-beginning --max 4");
      assertThat(all.outLines()).hasSize(4).doesNotHaveDuplicates();
      assertThat(all.outLines().stream().filter(line -> line.contains("a.png"))).hasSize(2);
      run.terminate();
    }
  }

  @Test
  void runsOnAGivenClusterWithTheJarsItSends() throws Exception {
    Path configuration = Services.configuration(folder, "given");
    produce(configuration);
    try (ChildCommand flink = ChildCommand.start(folder, BareFlink.classPath(), BareFlink.class)) {
      String address = flink.awaitLine(line -> line.startsWith("flink ")).substring(6);
      CommandRun run =
          CommandRun.of(command(configuration, "--set", "flink.address=" + address, "--detached"));

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("jars sent", "job        ").doesNotContain("Ctrl-C");
      awaitResults(configuration);
    }
  }

  @Test
  void aClusterThatDoesNotAnswerIsNamed() throws IOException {
    Path configuration = Services.configuration(folder, "absent");
    Services.run(configuration, "topics create");

    CommandRun run = CommandRun.of(command(configuration, "--set", "flink.address=127.0.0.1:1"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly("panoptes: no Flink at 127.0.0.1:1: no connection; check flink.address");
  }
}
