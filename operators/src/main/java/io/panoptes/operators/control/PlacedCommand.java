package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

/**
 * A command in its log.
 *
 * @param position 0 or more, ascending, not without gaps
 */
public record PlacedCommand(long position, Command command) {

  public PlacedCommand {
    requireNonNull(command, "command is null");
  }
}
