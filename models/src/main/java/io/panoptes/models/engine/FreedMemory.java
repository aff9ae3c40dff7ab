package io.panoptes.models.engine;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Native memory that was freed, and that the C library keeps for what the process asks for next:
 * tens of megabytes after each pack that was loaded and closed.
 */
public final class FreedMemory {

  private static final Logger LOG = LoggerFactory.getLogger(FreedMemory.class);
  private static final String OPERATION = "systemTrimNativeHeap";

  private FreedMemory() {}

  /**
   * Hands it back to the system, by {@code malloc_trim}, which takes milliseconds.
   *
   * @return what the JVM says of it; empty where it cannot do this, as before version 17.0.9 or
   *     without glibc
   */
  public static Optional<String> giveBack() {
    try {
      Object said =
          ManagementFactory.getPlatformMBeanServer().invoke(diagnostics(), OPERATION, null, null);
      return Optional.of(String.valueOf(said).strip());
    } catch (JMException | RuntimeException e) {
      LOG.debug("freed memory stays with the process", e);
      return Optional.empty();
    }
  }

  private static ObjectName diagnostics() throws MalformedObjectNameException {
    return new ObjectName("com.sun.management:type=DiagnosticCommand");
  }
}
