package io.panoptes.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Versions of the libraries that matter, as their jars tell them. */
final class Versions {

  private static final Map<String, String> JARS = new LinkedHashMap<>();

  static {
    JARS.put("deeplearning4j", "org.deeplearning4j/deeplearning4j-nn");
    JARS.put("nd4j", "org.nd4j/nd4j-native");
    JARS.put("nd4j-cuda", "org.nd4j/nd4j-cuda-11.6");
    JARS.put("javacpp", "org.bytedeco/javacpp");
    JARS.put("onnxruntime", "com.microsoft.onnxruntime/onnxruntime");
    JARS.put("onnxruntime-gpu", "com.microsoft.onnxruntime/onnxruntime_gpu");
    JARS.put("kafka", "org.apache.kafka/kafka-clients");
    JARS.put("flink", "org.apache.flink/flink-streaming-java");
    JARS.put("avro", "org.apache.avro/avro");
  }

  private Versions() {}

  /** Without those that are not on the class path, or do not tell. */
  static Map<String, Object> all() {
    Map<String, Object> versions = new LinkedHashMap<>();
    JARS.forEach(
        (name, jar) -> {
          String version = version("/META-INF/maven/%s/pom.properties".formatted(jar));
          if (!version.isEmpty()) {
            versions.put(name, version);
          }
        });
    return versions;
  }

  private static String version(String resource) {
    try (InputStream stream = Versions.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return properties.getProperty("version", "");
    } catch (IOException e) {
      return "";
    }
  }
}
