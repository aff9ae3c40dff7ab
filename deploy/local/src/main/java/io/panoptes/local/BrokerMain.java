package io.panoptes.local;

import java.util.Arrays;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** Main class of the broker's process: formats the log folder if it is new, then runs Kafka. */
public final class BrokerMain {

  /** Fixed, so that a kept folder is known again: 16 bytes in the form of Kafka's ids. */
  private static final String CLUSTER_ID = "cGFub3B0ZXMtbG9jYWwtMQ";

  private BrokerMain() {}

  /** Runs a broker with the properties file given as the only argument. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "one argument is needed, the properties file: got " + Arrays.toString(arguments));
    }
    int status =
        StorageTool.execute(
            new String[] {
              "format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", arguments[0]
            },
            System.out);
    if (status != 0) {
      throw new IllegalStateException("Kafka's log folder could not be formatted: " + status);
    }
    Kafka.main(arguments);
  }
}
