package io.panoptes.cli.chaos;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.chaos.fault.SupervisedPipeline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * What Flink's processes hold, read every few seconds: the mean of the task managers that live, as
 * a killed one begins anew. The run is for one thread, the figures for any.
 */
final class MemoryLog implements Runnable {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final String HEAP = "metrics?get=Status.JVM.Memory.Heap.Used";

  private final SupervisedPipeline pipeline;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Long> taskManagerResident = new CopyOnWriteArrayList<>();
  private final List<Long> taskManagerHeap = new CopyOnWriteArrayList<>();
  private final List<Long> jobManagerResident = new CopyOnWriteArrayList<>();
  private final List<Long> jobManagerHeap = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  MemoryLog(SupervisedPipeline pipeline) {
    this.pipeline = requireNonNull(pipeline, "pipeline is null");
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        sample();
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample() throws InterruptedException {
    List<Long> pids = pipeline.pids();
    mean(pids.subList(1, pids.size()).stream().map(MemoryLog::resident).toList())
        .ifPresent(taskManagerResident::add);
    resident(pids.get(0)).ifPresent(jobManagerResident::add);
    try {
      URI rest = pipeline.restUrl();
      jobManagerHeap.add(heap(rest.resolve("/jobmanager/" + HEAP)));
      long sum = 0;
      JsonNode all = get(rest.resolve("/taskmanagers")).path("taskmanagers");
      for (JsonNode each : all) {
        sum += heap(rest.resolve("/taskmanagers/%s/%s".formatted(each.path("id").asText(), HEAP)));
      }
      if (!all.isEmpty()) {
        taskManagerHeap.add(sum / all.size());
      }
    } catch (IOException e) {
      // Flink has just been struck: there is a sample later.
      return;
    }
  }

  /** Bytes; empty for a process that is gone. */
  private static OptionalLong resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong mean(List<OptionalLong> each) {
    return each.stream().flatMapToLong(OptionalLong::stream).average().stream()
        .mapToLong(Math::round)
        .findFirst();
  }

  private long heap(URI uri) throws IOException, InterruptedException {
    JsonNode value = get(uri).path(0).path("value");
    if (value.isMissingNode()) {
      throw new IOException("no metric yet");
    }
    return value.asLong();
  }

  private JsonNode get(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
    return json.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  /** MiB that each of them holds now, by its process id. */
  Map<Long, Double> taskManagers() {
    List<Long> pids = pipeline.pids();
    Map<Long, Double> resident = new LinkedHashMap<>();
    for (long pid : pids.subList(1, pids.size())) {
      resident(pid).ifPresent(bytes -> resident.put(pid, MemoryFigures.mebibytes(bytes)));
    }
    return resident;
  }

  /** By what was measured. */
  Map<String, MemoryFigures> figures() {
    Map<String, MemoryFigures> figures = new LinkedHashMap<>();
    figures.put("task_manager_rss_mb", MemoryFigures.of(List.copyOf(taskManagerResident)));
    figures.put("task_manager_heap_mb", MemoryFigures.of(List.copyOf(taskManagerHeap)));
    figures.put("job_manager_rss_mb", MemoryFigures.of(List.copyOf(jobManagerResident)));
    figures.put("job_manager_heap_mb", MemoryFigures.of(List.copyOf(jobManagerHeap)));
    return figures;
  }
}
