package io.panoptes.local;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a child JVM runs.
 *
 * @param name of the service, in messages
 * @param mainClass with a {@code public static void main(String[])}
 * @param classPath in the form of {@code java.class.path}
 * @param jvmArguments such as {@code -Xmx256m}
 * @param arguments of the main class
 * @param environment added to this process's own
 */
record ChildCommand(
    String name,
    String mainClass,
    String classPath,
    List<String> jvmArguments,
    List<String> arguments,
    Map<String, String> environment) {

  private static final String IGNORING_CTRL_C = "trap '' INT; exec \"$@\"";

  ChildCommand {
    requireNonNull(name, "name is null");
    requireNonNull(mainClass, "mainClass is null");
    requireNonNull(classPath, "classPath is null");
    jvmArguments = List.copyOf(jvmArguments);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** The class path of this JVM. */
  static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  /**
   * The variables of the process; {@link ChildMain} is taken from {@code launcher}. The class path
   * is one of them: ONNX Runtime 1.29 crashes where the command line passes 4096 bytes.
   */
  Map<String, String> variables(Path launcher) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("CLASSPATH", launcher + File.pathSeparator + classPath);
    return variables;
  }

  /**
   * The words of the command line. Ctrl-C in a terminal reaches all processes started there, and
   * this one decides when its children end: a shell, which is the process for a moment, makes them
   * ignore it.
   */
  List<String> line(Path temporaryFiles) {
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", IGNORING_CTRL_C, "sh"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:+ExitOnOutOfMemoryError");
    line.add("-Djava.io.tmpdir=" + temporaryFiles);
    line.add("-Dlogback.configurationFile=io/panoptes/local/child-logback.xml");
    line.addAll(jvmArguments);
    line.add(ChildMain.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }
}
