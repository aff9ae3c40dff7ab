package io.panoptes.cli.run;

import java.net.URI;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster that takes jobs. */
public sealed interface FlinkCluster extends AutoCloseable permits GivenCluster, OwnCluster {

  /** Where a browser sees it. */
  URI address();

  /** A new environment, whose jobs run on this cluster. */
  StreamExecutionEnvironment environment();

  /** Whether all of it runs, as far as is known without asking it. */
  boolean isAlive();

  /**
   * Starts anew what has ended and can be.
   *
   * @return a line for each
   * @throws io.panoptes.cli.CommandFailedException if it cannot run jobs any more
   */
  List<String> repair();

  /** One line for people. */
  String describe();

  /** Ends what was started for it, and nothing else. */
  @Override
  void close();
}
