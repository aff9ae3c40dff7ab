package io.panoptes.cli.bench;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.pack.Pack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Entry of a child process that runs one engine when it is told to. Reads a {@link RoundCommand} a
 * line from standard input and writes a line for each to standard output, after {@link #MARK}:
 * {@code ready}, {@code round} with a {@link Round}, or {@code failed} with a reason. Ends when
 * standard input ends.
 */
public final class EngineMain {

  /** Before each line that is meant for the parent; native libraries write to the same place. */
  static final String MARK = "@bench ";

  static final String READY = "ready";
  static final String ROUND = "round ";
  static final String FAILED = "failed ";

  private EngineMain() {}

  /** Arguments: folder of the pack, engine, side of the input in pixels. */
  public static void main(String[] arguments) throws IOException {
    PrintStream parent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Pack pack = Pack.load(Path.of(arguments[0]));
    EngineKind kind = EngineKind.of(arguments[1]);
    int side = Integer.parseInt(arguments[2]);
    try (Engine engine = pack.engine(kind);
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Optional<String> obstacle = obstacle(kind, engine);
      if (obstacle.isPresent()) {
        parent.println(MARK + FAILED + obstacle.get());
        return;
      }
      EngineRounds rounds = new EngineRounds(engine, new InputSize(side, side));
      parent.println(MARK + READY);
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        parent.println(MARK + ROUND + rounds.run(RoundCommand.parse(line)).text());
      }
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      parent.println(MARK + FAILED + (message.isBlank() ? e.getClass().getName() : message));
      System.exit(1);
    }
    // Threads of native libraries may outlive the engine.
    System.exit(0);
  }

  /** A pack that cannot be compiled runs as layers: those figures would have the wrong name. */
  private static Optional<String> obstacle(EngineKind kind, Engine engine) {
    return kind != EngineKind.DL4J_LAYERS && engine instanceof LayerEngine
        ? Optional.of("the pack cannot be compiled, and would run as dl4j-layers")
        : Optional.empty();
  }
}
