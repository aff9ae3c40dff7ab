package io.panoptes.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The configuration that all processes of one {@link LocalFlink} share. */
record FlinkConfiguration(LocalFlinkSettings settings, int restPort, int rpcPort) {

  static final String FILE = "config.yaml";

  private static final int JOB_MANAGER_HEAP_MEGABYTES = 512;
  private static final int FRAMEWORK_MEGABYTES = 128;
  private static final int NETWORK_MEGABYTES = 128;
  private static final int METASPACE_MEGABYTES = 256;
  private static final int OVERHEAD_MEGABYTES = 256;

  /** What Flink opens on a JDK 17: it and Kryo look into these packages by reflection. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  /** The file's text: JSON, which is YAML. */
  String text(WorkFolder folder) {
    Map<String, String> options = new TreeMap<>(addresses());
    options.putAll(memory());
    options.put("taskmanager.jvm-exit-on-oom", "true");
    options.put("io.tmp.dirs", folder.path().resolve("tmp").toString());
    options.putAll(settings.options());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(options);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings was not written as JSON", e);
    }
  }

  private Map<String, String> addresses() {
    return Map.of(
        "jobmanager.rpc.address", Loopback.HOST,
        "jobmanager.rpc.port", Integer.toString(rpcPort),
        "jobmanager.bind-host", Loopback.HOST,
        "rest.address", Loopback.HOST,
        "rest.bind-address", Loopback.HOST,
        "rest.port", Integer.toString(restPort),
        "taskmanager.host", Loopback.HOST,
        "taskmanager.bind-host", Loopback.HOST,
        "taskmanager.numberOfTaskSlots", Integer.toString(settings.taskManager().slots()));
  }

  /** A task manager that is not started by Flink's scripts wants every part to be set. */
  private Map<String, String> memory() {
    return Map.ofEntries(
        Map.entry("taskmanager.cpu.cores", Integer.toString(settings.taskManager().slots())),
        megabytes("taskmanager.memory.framework.heap.size", FRAMEWORK_MEGABYTES),
        megabytes("taskmanager.memory.framework.off-heap.size", FRAMEWORK_MEGABYTES),
        megabytes("taskmanager.memory.task.heap.size", settings.taskManager().heapMegabytes()),
        megabytes(
            "taskmanager.memory.task.off-heap.size", settings.taskManager().nativeMegabytes()),
        megabytes("taskmanager.memory.network.min", NETWORK_MEGABYTES),
        megabytes("taskmanager.memory.network.max", NETWORK_MEGABYTES),
        megabytes("taskmanager.memory.managed.size", 32),
        megabytes("taskmanager.memory.jvm-metaspace.size", METASPACE_MEGABYTES),
        megabytes("taskmanager.memory.jvm-overhead.min", OVERHEAD_MEGABYTES),
        megabytes("taskmanager.memory.jvm-overhead.max", OVERHEAD_MEGABYTES));
  }

  private static Map.Entry<String, String> megabytes(String key, int value) {
    return Map.entry(key, value + "m");
  }

  List<String> jobManagerArguments() {
    return jvmArguments("-Xmx" + JOB_MANAGER_HEAP_MEGABYTES + "m");
  }

  List<String> taskManagerArguments() {
    int heap = FRAMEWORK_MEGABYTES + settings.taskManager().heapMegabytes();
    int direct = FRAMEWORK_MEGABYTES + NETWORK_MEGABYTES + settings.taskManager().nativeMegabytes();
    // JavaCPP counts the whole process, not only its own allocations
    int physical = heap + direct + METASPACE_MEGABYTES + OVERHEAD_MEGABYTES;
    return jvmArguments(
        // An image that exhausts the heap is a dead letter; what else does ends the process, by
        // taskmanager.jvm-exit-on-oom.
        "-XX:-ExitOnOutOfMemoryError",
        // The same, as Flink's own scripts have it: what a task manager holds does not go up and
        // down with the heap.
        "-Xms" + heap + "m",
        "-Xmx" + heap + "m",
        "-XX:MaxDirectMemorySize=" + direct + "m",
        "-XX:MaxMetaspaceSize=" + METASPACE_MEGABYTES + "m",
        "-Dorg.bytedeco.javacpp.maxbytes=" + settings.taskManager().nativeMegabytes() + "m",
        "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + physical + "m");
  }

  Map<String, String> environment() {
    return Map.of("OMP_NUM_THREADS", Integer.toString(settings.taskManager().nativeThreads()));
  }

  private static List<String> jvmArguments(String... own) {
    return Stream.concat(
            Arrays.stream(own),
            OPENED.stream().map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"))
        .toList();
  }
}
