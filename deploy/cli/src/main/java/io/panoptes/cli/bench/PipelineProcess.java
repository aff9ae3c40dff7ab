package io.panoptes.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.CommandFailedException;
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
    try (BenchProcess process =
        BenchProcess.start(
            PipelineMain.class,
            ChildMemory.DEFAULT.jvmArguments(),
            settings.arguments(),
            settings.environment())) {
      while (true) {
        String answer = process.answer();
        if (answer.startsWith(PipelineMain.FIGURES)) {
          return figures(answer.substring(PipelineMain.FIGURES.length()));
        }
        if (answer.startsWith(EngineMain.FAILED)) {
          throw new CommandFailedException(answer.substring(EngineMain.FAILED.length()));
        }
        stages.accept(answer.substring(PipelineMain.STAGE.length()));
      }
    }
  }

  private static PipelineFigures figures(String json) {
    try {
      return new ObjectMapper().readValue(json, PipelineFigures.class);
    } catch (JsonProcessingException e) {
      throw new CommandFailedException("the process answered no figures: " + json, e);
    }
  }
}
