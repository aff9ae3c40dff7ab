package io.panoptes.operators.control;

import io.panoptes.operators.control.Command.Rollback;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Commands that are still to be done, or may have to be done again, by their places in the log. For
 * one thread.
 */
final class HeldCommands {

  /** More wait in their log. */
  private static final int MOST = 1000;

  private final TreeMap<Long, PlacedCommand> commands = new TreeMap<>();

  /**
   * Takes a command.
   *
   * @return false where there is no room
   */
  boolean add(PlacedCommand command) {
    if (commands.size() >= MOST) {
      return false;
    }
    commands.put(command.position(), command);
    return true;
  }

  /** Those before a position will not be asked for again. */
  void dropBefore(long position) {
    commands.headMap(position).clear();
  }

  /** The first that is not done. */
  Optional<PlacedCommand> next(DeploymentState state) {
    return Optional.ofNullable(commands.ceilingEntry(state.position())).map(Map.Entry::getValue);
  }

  /** One that was refused is not asked for again either, also where the job goes back to before. */
  void drop(PlacedCommand command) {
    commands.remove(command.position());
  }

  /** The last rollback that is not done. */
  Optional<PlacedCommand> lastRollback(DeploymentState state) {
    return commands.tailMap(state.position()).values().stream()
        .filter(each -> each.command().action() instanceof Rollback)
        .filter(each -> !state.hasDone(each))
        .reduce((earlier, later) -> later);
  }

  /** Those that are not done and come before another. */
  List<PlacedCommand> before(PlacedCommand other, DeploymentState state) {
    return commands.subMap(state.position(), other.position()).values().stream()
        .filter(each -> !state.hasDone(each))
        .toList();
  }
}
