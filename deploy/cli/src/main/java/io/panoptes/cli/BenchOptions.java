package io.panoptes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all measurements of a pack have: which one, on how many threads, and how figures come. */
final class BenchOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private PackOption pack;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That run the networks. Default: the cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Figures for programs.")
  private boolean json;

  Pack pack() {
    return pack.load();
  }

  int threads() {
    return threads;
  }

  /** What it makes of the options; values out of range are wrong usage. */
  <T> T settings(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  /**
   * Prints figures.
   *
   * @param text prints them for people
   */
  void print(Object figures, Consumer<PrintWriter> text) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(figures));
    } else {
      text.accept(out);
    }
    out.flush();
  }

  /** A line beside the figures, such as what happens now. */
  void tell(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("panoptes: " + line);
    err.flush();
  }
}
