package io.panoptes.topology.pipeline;

import io.panoptes.operators.control.ServingControl;
import io.panoptes.operators.inference.InferenceOperatorFactory;
import io.panoptes.operators.inference.SourceOrder;
import io.panoptes.operators.merge.MergeFunction;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.merge.SegmentsFunction;
import io.panoptes.operators.parse.ImageParser;
import io.panoptes.operators.parse.ParseFunction;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.SourceRecord;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph: images are parsed, segmented, merged and written; what fails is a dead letter. What a
 * candidate in the shadow finds goes from inference to a sink of its own, past all of that.
 *
 * <p>INVARIANT: images go to inference by their source, so that those of a source stay in order at
 * any parallelism; from inference to the merge there is no exchange, so that a label plane is
 * handed over as an object, never as bytes.
 */
public final class PipelineJob {

  private PipelineJob() {}

  /**
   * Adds the job to an environment.
   *
   * @param env of which the type checks are tightened: see {@link PipelineEnvironment}
   * @param serving what is served, and who may change it
   * @param latestOnly ids of the sources of which only the newest image that waits is answered
   */
  public static void define(
      StreamExecutionEnvironment env,
      Source<SourceRecord, ?, ?> images,
      ImageParser.Source parsers,
      ServingControl serving,
      ResultRoom room,
      Set<String> latestOnly,
      PipelineSinks sinks) {
    PipelineEnvironment.tighten(env);

    // No operator looks at event time, so there is no watermark that an idle partition could hold.
    SingleOutputStreamOperator<ImageRecord> parsed =
        env.fromSource(images, WatermarkStrategy.noWatermarks(), PipelineUids.IMAGES)
            .uid(PipelineUids.IMAGES)
            .process(new ParseFunction(parsers))
            .uid(PipelineUids.PARSE)
            .name(PipelineUids.PARSE);

    SingleOutputStreamOperator<InferenceOutcome> outcomes =
        parsed
            .keyBy(new SourceOrder(), Types.STRING)
            .transform(
                PipelineUids.INFERENCE,
                TypeInformation.of(InferenceOutcome.class),
                new InferenceOperatorFactory(
                    serving.packs(), serving.settings(), room, latestOnly, serving))
            .uid(PipelineUids.INFERENCE)
            .name(PipelineUids.INFERENCE);

    SingleOutputStreamOperator<PanopticImage> results =
        outcomes
            .process(new MergeFunction(serving.packs().configured().labelMap(), room))
            .uid(PipelineUids.MERGE)
            .name(PipelineUids.MERGE);

    results
        .sinkTo(sinks.panoptic())
        .uid(PipelineUids.PANOPTIC_SINK)
        .name(PipelineUids.PANOPTIC_SINK);

    results
        .flatMap(new SegmentsFunction())
        .uid(PipelineUids.SEGMENTS)
        .name(PipelineUids.SEGMENTS)
        .sinkTo(sinks.segments())
        .uid(PipelineUids.SEGMENTS_SINK)
        .name(PipelineUids.SEGMENTS_SINK);

    parsed
        .getSideOutput(ParseFunction.DEAD_LETTERS)
        .union(results.getSideOutput(MergeFunction.DEAD_LETTERS))
        .sinkTo(sinks.deadLetters())
        .uid(PipelineUids.DEAD_LETTERS_SINK)
        .name(PipelineUids.DEAD_LETTERS_SINK);

    results
        .getSideOutput(MergeFunction.SHED)
        .sinkTo(sinks.shed())
        .uid(PipelineUids.SHED_SINK)
        .name(PipelineUids.SHED_SINK);

    outcomes
        .getSideOutput(InferenceOperatorFactory.SHADOW_RESULTS)
        .sinkTo(sinks.shadow())
        .uid(PipelineUids.SHADOW_SINK)
        .name(PipelineUids.SHADOW_SINK);
  }
}
