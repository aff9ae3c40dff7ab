package io.panoptes.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The same images by three ways, each on the same cores.
 *
 * @param engine the networks alone, in plain threads
 * @param work decoding, networks, merge and encoding of the result, in plain threads; the mean of
 *     what was measured before the pipeline and after it
 * @param pipeline from one topic to another
 * @param efficiency pipeline over work
 */
@JsonPropertyOrder({
  "engine_images_per_second",
  "work_images_per_second",
  "pipeline_images_per_second",
  "efficiency"
})
public record PipelineFigures(
    @JsonProperty("engine_images_per_second") double engine,
    @JsonProperty("work_images_per_second") double work,
    @JsonProperty("pipeline_images_per_second") double pipeline,
    @JsonProperty("efficiency") double efficiency) {

  static PipelineFigures of(double engine, double workBefore, double pipeline, double workAfter) {
    double work = (workBefore + workAfter) / 2;
    return new PipelineFigures(
        Figures.rounded(engine),
        Figures.rounded(work),
        Figures.rounded(pipeline),
        Figures.rounded(pipeline / work));
  }
}
