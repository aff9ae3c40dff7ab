package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.topology.options.OptionsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class PipelineGraphTest {

  private final StreamExecutionEnvironment env = environment();

  @Test
  void uidsAreThoseOfTheGoldenFile() throws IOException {
    assertThat(
            env.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(uid -> uid != null)
                .sorted()
                .toList())
        .isEqualTo(golden());
  }

  @Test
  void everyOperatorHasAUid() {
    assertThat(env.getConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    assertThatCode(() -> env.getStreamGraph(false).getJobGraph()).doesNotThrowAnyException();
  }

  @Test
  void labelPlanesCrossNoNetworkBecauseInferenceAndMergeAreChained() {
    JobVertex vertex = vertexOf(PipelineUids.INFERENCE);
    assertThat(vertex.getName())
        .contains(PipelineUids.MERGE)
        .contains(PipelineUids.PANOPTIC_SINK, PipelineUids.SEGMENTS);
  }

  @Test
  void imagesGoToInferenceBySourceSoThatTheyStayInOrderAtAnyParallelism() {
    assertThat(vertexOf(PipelineUids.PARSE)).isNotEqualTo(vertexOf(PipelineUids.INFERENCE));
    StreamGraph graph = env.getStreamGraph(false);
    assertThat(
            graph.getStreamNodes().stream()
                .filter(node -> PipelineUids.INFERENCE.equals(node.getTransformationUID()))
                .flatMap(node -> node.getInEdges().stream())
                .map(edge -> edge.getPartitioner().toString()))
        .containsExactly("HASH");
  }

  @Test
  void noTypeNeedsKryo() {
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    StreamGraph graph = env.getStreamGraph(false);
    graph.getStreamNodes().stream()
        .filter(node -> node.getTypeSerializerOut() != null)
        .forEach(
            node ->
                assertThat(node.getTypeSerializerOut().getClass().getName())
                    .as(node.getOperatorName())
                    .doesNotContain("Kryo"));
  }

  private JobVertex vertexOf(String operator) {
    JobGraph graph = env.getStreamGraph(false).getJobGraph();
    return StreamSupport.stream(graph.getVertices().spliterator(), false)
        .filter(vertex -> vertex.getName().contains(operator))
        .findFirst()
        .orElseThrow();
  }

  private static StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    KafkaPipeline.define(
        env,
        new OptionsReader().set("pipeline.parallelism", "2").read(),
        new FakeModelSource(),
        Boundedness.CONTINUOUS_UNBOUNDED);
    return env;
  }

  private static List<String> golden() throws IOException {
    try (var in = PipelineGraphTest.class.getResourceAsStream("/pipeline/uids.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
