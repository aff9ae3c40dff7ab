package io.panoptes.operators.batching;

import java.io.Serializable;
import org.slf4j.LoggerFactory;

/** Ends the process for good; whoever runs it starts another, which goes on from the checkpoint. */
@FunctionalInterface
public interface ProcessExit extends Serializable {

  /** The exit code of a process that ended because its models hung. */
  int HUNG = 86;

  /** Halts, as a thread in native code can hold up an orderly end for ever. */
  ProcessExit HALT =
      reason -> {
        LoggerFactory.getLogger(ProcessExit.class).error("exit code {}: {}", HUNG, reason);
        Runtime.getRuntime().halt(HUNG);
      };

  /**
   * @param reason one line for the log
   */
  void exit(String reason);
}
