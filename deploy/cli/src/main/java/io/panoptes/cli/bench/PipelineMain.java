package io.panoptes.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Entry of a child process that runs a {@link PipelineBench} or a {@link GuaranteeBench}: only
 * there can the threads of native code be set. Writes lines to standard output, each after {@link
 * EngineMain#MARK}: {@code stage} with a text, then {@code figures} with JSON, or {@code failed}
 * with a reason. Ends when standard input ends.
 */
public final class PipelineMain {

  static final String WORK = "work";
  static final String GUARANTEE = "guarantee";
  static final String STAGE = "stage ";
  static final String FIGURES = "figures ";

  private PipelineMain() {}

  /**
   * Arguments: {@code work} and {@link PipelineSettings#arguments}, or {@code guarantee} and {@link
   * GuaranteeSettings#arguments}.
   */
  public static void main(String[] arguments) {
    PrintStream parent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Thread watch = new Thread(PipelineMain::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    int code = 0;
    try {
      Object figures = run(arguments, stage -> parent.println(EngineMain.MARK + STAGE + stage));
      String json = new ObjectMapper().writeValueAsString(figures);
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

  private static Object run(String[] arguments, Consumer<String> stages) throws Exception {
    String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
    return arguments[0].equals(GUARANTEE)
        ? new GuaranteeBench(GuaranteeSettings.parse(settings), stages).run()
        : new PipelineBench(PipelineSettings.parse(settings), stages).run();
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
