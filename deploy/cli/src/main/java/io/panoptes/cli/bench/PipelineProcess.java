package io.panoptes.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.CommandFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures the pipeline in a process of its own. */
public final class PipelineProcess {

  private PipelineProcess() {}

  /**
   * Returns when all is measured, which takes some four times as long as the settings say.
   *
   * @param stages told what happens now
   * @throws CommandFailedException when something fails
   */
  public static PipelineFigures run(PipelineSettings settings, Consumer<String> stages) {
    return run(PipelineMain.WORK, settings.arguments(), settings, PipelineFigures.class, stages);
  }

  /** The same for either guarantee by turns. */
  public static GuaranteeFigures run(GuaranteeSettings settings, Consumer<String> stages) {
    return run(
        PipelineMain.GUARANTEE,
        settings.arguments(),
        settings.pipeline(),
        GuaranteeFigures.class,
        stages);
  }

  private static <T> T run(
      String what,
      List<String> arguments,
      PipelineSettings settings,
      Class<T> figures,
      Consumer<String> stages) {
    List<String> words = new ArrayList<>(arguments);
    words.add(0, what);
    try (BenchProcess process =
        BenchProcess.start(
            PipelineMain.class,
            ChildMemory.DEFAULT.jvmArguments(),
            words,
            settings.environment())) {
      while (true) {
        String answer = process.answer();
        if (answer.startsWith(PipelineMain.FIGURES)) {
          return figures(answer.substring(PipelineMain.FIGURES.length()), figures);
        }
        if (answer.startsWith(EngineMain.FAILED)) {
          throw new CommandFailedException(answer.substring(EngineMain.FAILED.length()));
        }
        stages.accept(answer.substring(PipelineMain.STAGE.length()));
      }
    }
  }

  private static <T> T figures(String json, Class<T> type) {
    try {
      return new ObjectMapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new CommandFailedException("the process answered no figures: " + json, e);
    }
  }
}
