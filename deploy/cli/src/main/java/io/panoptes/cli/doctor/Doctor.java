package io.panoptes.cli.doctor;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.engine.ConvolutionTrial;
import io.panoptes.models.engine.Device;
import io.panoptes.models.engine.EngineLine;
import io.panoptes.models.engine.EngineSelection;
import io.panoptes.models.engine.EngineThreads;
import io.panoptes.models.engine.EngineUnavailableException;
import io.panoptes.models.engine.Selection;
import io.panoptes.models.inference.EngineKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;

/** Looks at what Panoptes needs of a machine. */
public final class Doctor {

  private final EngineSelection engines;
  private final Supplier<ConvolutionTrial> trial;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  /**
   * @param trial may fail, with what is wrong with the native libraries
   */
  public Doctor(EngineSelection engines, Supplier<ConvolutionTrial> trial) {
    this.engines = requireNonNull(engines, "engines is null");
    this.trial = requireNonNull(trial, "trial is null");
  }

  /** Takes some seconds. */
  public Findings examine() {
    facts.clear();
    machine();
    facts.put("gpu", gpus());
    facts.put("engines", availability());
    Optional<String> failure = convolution();
    boolean healthy = defaultEngine(failure);
    facts.put("docker", Docker.status());
    facts.put("versions", Versions.on(System.getProperty("java.class.path")));
    facts.put("healthy", healthy);
    return new Findings(facts, healthy);
  }

  private void machine() {
    ContainerLimits limits = ContainerLimits.ofThisProcess();
    facts.put(
        "java", "%s, %s".formatted(Runtime.version(), System.getProperty("java.vm.vendor", "")));
    facts.put(
        "system",
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put(
        "cpu quota",
        limits.cores().isPresent() ? "%.2f cores".formatted(limits.cores().getAsDouble()) : "none");
    facts.put(
        "OMP_NUM_THREADS",
        Optional.ofNullable(System.getenv("OMP_NUM_THREADS"))
            .orElse("not set: Deeplearning4j takes every core of the machine"));
    Map<String, Object> memory = new LinkedHashMap<>();
    memory.put("heap (Xmx)", size(Runtime.getRuntime().maxMemory()));
    memory.put("maxbytes", size(Pointer.maxBytes()));
    memory.put("maxphysicalbytes", size(Pointer.maxPhysicalBytes()));
    memory.put(
        "container",
        limits.memory().isPresent() ? size(limits.memory().getAsLong()) : "not limited");
    facts.put("memory", memory);
  }

  private Object gpus() {
    if (engines.devices().isEmpty()) {
      return "none visible to nvidia-smi";
    }
    Map<String, Object> gpus = new LinkedHashMap<>();
    for (int index = 0; index < engines.devices().size(); index++) {
      Device device = engines.devices().get(index);
      gpus.put(
          String.valueOf(index),
          "%s, compute capability %s, %s free, driver %s"
              .formatted(
                  device.name(), device.capability(), size(device.freeBytes()), device.driver()));
    }
    return gpus;
  }

  private Map<String, Object> availability() {
    Map<String, Object> kinds = new LinkedHashMap<>();
    for (EngineKind kind : EngineKind.values()) {
      if (kind != EngineKind.AUTO) {
        kinds.put(
            kind.toString(),
            engines.obstacle(kind).map(reason -> "no: " + reason).orElse("available"));
      }
    }
    return kinds;
  }

  /** Why ND4J cannot compute; empty if it can. */
  private Optional<String> convolution() {
    Map<String, Object> result = new LinkedHashMap<>();
    facts.put("convolution", result);
    if (engines.obstacle(EngineKind.DL4J).isPresent()) {
      result.put("oneDNN", "not tried");
      return Optional.empty();
    }
    try {
      ConvolutionTrial measured = trial.get();
      result.put("oneDNN", measured.isInUse() ? "in use" : "not in use");
      result.put("with it", speed(measured.withLibraries()));
      result.put("without it", speed(measured.without()));
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      result.put("oneDNN", "ND4J does not run: " + reason);
      return Optional.of("ND4J does not run: " + reason);
    }
  }

  private boolean defaultEngine(Optional<String> failure) {
    try {
      Selection selection = engines.choose(EngineKind.AUTO, false);
      facts.put("default engine", EngineLine.of(selection, EngineThreads.ofThisProcess()));
      failure.ifPresent(reason -> facts.put("default engine", "none: " + reason));
      return failure.isEmpty();
    } catch (EngineUnavailableException e) {
      facts.put("default engine", "none: " + e.getMessage());
      return false;
    }
  }

  private static String speed(double gigaflops) {
    return String.format(Locale.ROOT, "%.0f GFLOP/s", gigaflops);
  }

  private static String size(long bytes) {
    return bytes <= 0 || bytes == Long.MAX_VALUE
        ? "not limited"
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
