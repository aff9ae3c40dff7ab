package io.panoptes.cli;

import io.panoptes.local.LocalFlink;
import io.panoptes.local.LocalFlinkSettings;
import io.panoptes.local.TaskManagerSettings;
import java.io.File;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Flink cluster that has never heard of Panoptes; ends with its standard input. */
public final class BareFlink {

  /** What a job brings with it. */
  private static final Pattern OF_THE_JOB =
      Pattern.compile(
          ".*/(panoptes-(schemas|models|operators|topology|cli)|flink-connector-|kafka-clients-"
              + "|avro-|nd4j|deeplearning4j|classes).*");

  private BareFlink() {}

  /** This JVM's class path without what a job brings. */
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !OF_THE_JOB.matcher(entry).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  public static void main(String[] arguments) throws Exception {
    LocalFlinkSettings settings =
        LocalFlinkSettings.defaults().withTaskManagers(1, new TaskManagerSettings(1, 256, 512, 1));
    try (LocalFlink flink = LocalFlink.start(settings)) {
      System.out.println("flink " + flink.restHost() + ":" + flink.restPort());
      System.in.read();
    }
  }
}
