package io.panoptes.models.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks {@code nvidia-smi}, which comes with NVIDIA's driver; without it no GPU is visible. Heeds
 * {@code CUDA_VISIBLE_DEVICES} where that hides all of them.
 */
public final class NvidiaSmi implements DeviceProbe {

  private static final Logger LOG = LoggerFactory.getLogger(NvidiaSmi.class);
  private static final List<String> COMMAND =
      List.of(
          "nvidia-smi",
          "--query-gpu=name,compute_cap,memory.free,driver_version",
          "--format=csv,noheader,nounits");
  private static final long SECONDS = 20;

  private final Map<String, String> environment;

  public NvidiaSmi() {
    this(System.getenv());
  }

  NvidiaSmi(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Device> devices() {
    String visible = environment.get("CUDA_VISIBLE_DEVICES");
    if (visible != null && (visible.isBlank() || visible.strip().startsWith("-1"))) {
      return List.of();
    }
    return answer().lines().flatMap(line -> parse(line).stream()).toList();
  }

  private static String answer() {
    Process process;
    try {
      process = new ProcessBuilder(COMMAND).redirectErrorStream(true).start();
    } catch (IOException e) {
      return "";
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("nvidia-smi has not answered in {} s: no GPU is used", SECONDS);
        return "";
      }
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? text : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } finally {
      process.destroyForcibly();
    }
  }

  /** Empty for a line that is not of a GPU, such as a warning. */
  static List<Device> parse(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split(",")) {
      fields.add(field.strip());
    }
    if (fields.size() != 4
        || !fields.get(1).matches("[0-9]+\\.[0-9]+")
        || !fields.get(2).matches("[0-9]+( MiB)?")) {
      return List.of();
    }
    long megabytes = Long.parseLong(fields.get(2).replace(" MiB", ""));
    return List.of(
        new Device(
            fields.get(0), ComputeCapability.parse(fields.get(1)), megabytes << 20, fields.get(3)));
  }
}
