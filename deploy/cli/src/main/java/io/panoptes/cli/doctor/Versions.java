package io.panoptes.cli.doctor;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of the libraries that matter, by the names of their jars. */
final class Versions {

  private static final List<String> JARS =
      List.of(
          "deeplearning4j-nn",
          "nd4j-native",
          "nd4j-cuda-11.6",
          "javacpp",
          "onnxruntime",
          "onnxruntime_gpu",
          "kafka-clients",
          "flink-core",
          "avro");

  private Versions() {}

  /**
   * @param classPath as of {@code java.class.path}
   * @return without those that are not on it
   */
  static Map<String, Object> on(String classPath) {
    Map<String, Object> versions = new LinkedHashMap<>();
    String[] entries = classPath.split(Pattern.quote(File.pathSeparator));
    for (String jar : JARS) {
      Pattern name = Pattern.compile(Pattern.quote(jar) + "-([0-9][^/]*?)(-linux-.*)?\\.jar");
      for (String entry : entries) {
        Matcher matcher = name.matcher(new File(entry).getName());
        if (matcher.matches()) {
          versions.putIfAbsent(jar, matcher.group(1));
        }
      }
    }
    return versions;
  }
}
