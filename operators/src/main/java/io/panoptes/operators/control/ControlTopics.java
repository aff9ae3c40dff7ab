package io.panoptes.operators.control;

import java.io.Serializable;
import java.util.List;

/** Where the commands of a job come from and what becomes of them is told. */
public interface ControlTopics extends Serializable {

  /** For one thread. */
  CommandReader reader();

  /** For one thread. */
  StatusWriter writer();

  /** The log of commands. */
  interface CommandReader extends AutoCloseable {

    /** The position of the next command that is written. */
    long end();

    /**
     * Waits a short while for commands.
     *
     * @param position of the first that is wanted; those that are gone are passed over
     */
    List<PlacedCommand> read(long position);

    @Override
    void close();
  }

  /** Tells. */
  interface StatusWriter extends AutoCloseable {

    void write(ControlStatus status);

    @Override
    void close();
  }
}
