package io.panoptes.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A network: what there is to know before it is trained, and its graph. A new one is a small record
 * whose {@link #configuration(Learning)} is the graph, and a line in {@link Networks}.
 *
 * <p>Input: {@code [batch, 3, height, width]}, sides multiples of {@link #stride()}. Outputs in the
 * order of {@link #heads()}, each {@code [batch, channels, height, width]}.
 */
public interface Network {

  NetworkSettings settings();

  /** The graph, its weights not yet made. */
  ComputationGraphConfiguration configuration(Learning learning);

  default ComputationGraphConfiguration configuration(long seed, IUpdater updater) {
    return configuration(Learning.by(seed, updater));
  }

  /** The layer of a head whose weights depend on what the head says, in each network. */
  static String lastLayer(Head head) {
    return head.output() + "-last";
  }

  /** Sides of the input must be multiples of this. */
  default int stride() {
    return settings().stride();
  }

  /** Channels of the semantic head. */
  default int categories() {
    return settings().categories();
  }

  default List<Head> heads() {
    return settings().heads();
  }
}
