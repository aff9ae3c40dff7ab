package io.panoptes.cli.run;

import java.net.URI;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster that takes jobs. */
public sealed interface FlinkCluster extends AutoCloseable permits GivenCluster, OwnCluster {

  /** Where a browser sees it. */
  URI address();

  /** A new environment, whose jobs run on this cluster. */
  StreamExecutionEnvironment environment();

  /** Whether it can still run jobs, as far as is known without asking it. */
  boolean isAlive();

  /** One line for people. */
  String describe();

  /** Ends what was started for it, and nothing else. */
  @Override
  void close();
}
