package io.panoptes.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Entry of a child process that runs a {@link PipelineBench}: only there can the threads of native
 * code be set. Writes lines to standard output, each after {@link EngineMain#MARK}: {@code stage}
 * with a text, then {@code figures} with JSON, or {@code failed} with a reason. Ends when standard
 * input ends.
 */
public final class PipelineMain {

  static final String STAGE = "stage ";
  static final String FIGURES = "figures ";

  private PipelineMain() {}

  /** Arguments: {@link PipelineSettings#arguments}. */
  public static void main(String[] arguments) {
    PrintStream parent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Thread watch = new Thread(PipelineMain::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    int code = 0;
    try {
      PipelineBench bench =
          new PipelineBench(
              PipelineSettings.parse(arguments),
              stage -> parent.println(EngineMain.MARK + STAGE + stage));
      String json = new ObjectMapper().writeValueAsString(bench.run());
      parent.println(EngineMain.MARK + FIGURES + json);
    } catch (Exception | Error e) {
      e.printStackTrace();
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      parent.println(
          EngineMain.MARK
              + EngineMain.FAILED
              + (message.isBlank() ? e.getClass().getName() : message));
      code = 1;
    }
    System.exit(code);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent writes nothing.
      }
    } catch (IOException e) {
      System.err.println("standard input failed, ending: " + e);
    }
    System.exit(1);
  }
}
