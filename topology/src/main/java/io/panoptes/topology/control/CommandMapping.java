package io.panoptes.topology.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.control.Command;
import io.panoptes.operators.control.Command.Action;
import io.panoptes.operators.control.Command.Deploy;
import io.panoptes.operators.control.Command.Rollback;
import io.panoptes.operators.control.Command.SetPolicy;
import io.panoptes.operators.control.Command.StartShadow;
import io.panoptes.operators.control.Command.StopShadow;
import io.panoptes.operators.control.Command.Unreadable;
import io.panoptes.operators.control.PolicyChange;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import java.util.Optional;

/** From the bytes of a record, which anybody may have written, to a command. Thread-safe. */
public final class CommandMapping {

  private static final int MAX_TEXT = 1000;
  private static final int MAX_ID = 100;
  private static final String DIGEST = "[0-9a-f]{64}";

  private final AvroCodec<ModelCommand> codec;

  public CommandMapping(AvroCodec<ModelCommand> codec) {
    this.codec = requireNonNull(codec, "codec is null");
  }

  /**
   * What is no command is one that will be refused.
   *
   * @param value null where the record has none
   * @param place of the record, which stands for the id of a command that has none
   * @throws io.panoptes.schemas.serde.RegistryException if the registry does not answer
   */
  public Command command(byte[] value, String place) {
    if (value == null) {
      return new Command(place, new Unreadable("the record %s has no value".formatted(place)));
    }
    try {
      return command(codec.decode(value), place);
    } catch (MalformedRecordException e) {
      return new Command(
          place,
          new Unreadable("the record %s is no command: %s".formatted(place, e.getMessage())));
    }
  }

  private static Command command(ModelCommand record, String place) {
    String id = record.getCommandId();
    if (id.isBlank() || id.length() > MAX_ID) {
      return new Command(
          place,
          new Unreadable(
              "the id of the command in %s has %d letters: 1 to %d are needed"
                  .formatted(place, id.strip().length(), MAX_ID)));
    }
    return new Command(id, action(record));
  }

  private static Action action(ModelCommand record) {
    return switch (record.getAction()) {
      case DEPLOY -> deploy(record);
      case SHADOW -> shadow(record);
      case STOP_SHADOW -> new StopShadow();
      case ROLLBACK -> new Rollback();
      case SET_POLICY ->
          new SetPolicy(
              new PolicyChange(
                  Optional.ofNullable(record.getBatchSize()),
                  Optional.ofNullable(record.getMaxDelayMs()),
                  Optional.ofNullable(record.getInFlight()),
                  Optional.ofNullable(record.getThreads())));
      case UNKNOWN ->
          new Unreadable("the command is of a newer version: start the job with a newer build");
    };
  }

  private static Action deploy(ModelCommand record) {
    Optional<Action> unreadable = unreadablePack(record);
    return unreadable.orElseGet(
        () -> new Deploy(record.getPack(), Optional.ofNullable(record.getDigest())));
  }

  private static Action shadow(ModelCommand record) {
    Optional<Action> unreadable = unreadablePack(record);
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    if (record.getShare() == null || record.getCapacity() == null) {
      return new Unreadable("the command has no share or no capacity: each is above 0 to 1");
    }
    return new StartShadow(
        record.getPack(),
        Optional.ofNullable(record.getDigest()),
        record.getShare(),
        record.getCapacity());
  }

  private static Optional<Action> unreadablePack(ModelCommand record) {
    String pack = record.getPack();
    if (pack == null || pack.isBlank() || pack.length() > MAX_TEXT) {
      return Optional.of(
          new Unreadable(
              "the command names no pack: a name of 1 to %d letters is needed"
                  .formatted(MAX_TEXT)));
    }
    return record.getDigest() == null || record.getDigest().matches(DIGEST)
        ? Optional.empty()
        : Optional.of(
            new Unreadable("the digest of the command is not 64 lower-case hexadecimal digits"));
  }
}
