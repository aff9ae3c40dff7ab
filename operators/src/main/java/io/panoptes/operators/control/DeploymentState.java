package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.PackReference;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.Shadow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the coordinator has in a checkpoint.
 *
 * @param active and how many changes led to it
 * @param previous the pack that a rollback leads to, with the policy that it had then
 * @param position in the log of commands of the first that is not done; -1 where none was read
 * @param done ids of the last commands
 * @param announcement that is still to be made once its checkpoint is complete
 */
record DeploymentState(
    ServingChange active,
    Optional<Serving> previous,
    long position,
    List<String> done,
    Optional<Announcement> announcement) {

  /** That a command is in force from a checkpoint on. */
  record Announcement(String commandId, long checkpoint) {}

  private static final int VERSION = 2;
  private static final int REMEMBERED = 100;

  DeploymentState {
    requireNonNull(active, "active is null");
    requireNonNull(previous, "previous is null");
    done = List.copyOf(done);
    requireNonNull(announcement, "announcement is null");
  }

  static DeploymentState first(Serving configured) {
    return new DeploymentState(
        new ServingChange(0, configured), Optional.empty(), -1, List.of(), Optional.empty());
  }

  /** The same after other changes. */
  DeploymentState with(ServingChange other) {
    return new DeploymentState(other, previous, position, done, announcement);
  }

  /** The commands begin there. */
  DeploymentState at(long start) {
    return new DeploymentState(active, previous, start, done, announcement);
  }

  /** The same where its position is known and within the log, which ends there. */
  DeploymentState from(long end) {
    return position < 0 || position > end ? at(end) : this;
  }

  /** Whether it is one of the last commands, come again. */
  boolean hasDone(PlacedCommand command) {
    return done.contains(command.command().id());
  }

  /** A command is done with, and changed nothing. */
  DeploymentState after(PlacedCommand command) {
    List<String> ids = new ArrayList<>(done);
    ids.add(command.command().id());
    return new DeploymentState(
        active,
        previous,
        command.position() + 1,
        ids.subList(Math.max(0, ids.size() - REMEMBERED), ids.size()),
        announcement);
  }

  /** A command is done, by this change; only another pack is what one rolls back. */
  DeploymentState changed(PlacedCommand command, ServingChange change, long checkpoint) {
    DeploymentState after = after(command);
    return new DeploymentState(
        change,
        change.serving().pack().equals(active.serving().pack())
            ? previous
            : Optional.of(active.serving()),
        after.position,
        after.done,
        Optional.of(new Announcement(command.command().id(), checkpoint)));
  }

  DeploymentState announced() {
    return new DeploymentState(active, previous, position, done, Optional.empty());
  }

  /** The same where it is not this that is still to be told. */
  DeploymentState announced(Announcement told) {
    return announcement.filter(told::equals).isPresent() ? announced() : this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeLong(active.number());
      write(out, active.serving());
      out.writeBoolean(previous.isPresent());
      if (previous.isPresent()) {
        write(out, previous.get());
      }
      out.writeLong(position);
      out.writeInt(done.size());
      for (String id : done) {
        write(out, id);
      }
      out.writeBoolean(announcement.isPresent());
      if (announcement.isPresent()) {
        write(out, announcement.get().commandId());
        out.writeLong(announcement.get().checkpoint());
      }
      out.writeBoolean(active.shadow().isPresent());
      if (active.shadow().isPresent()) {
        write(out, active.shadow().get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException when the bytes are of a newer version
   */
  static DeploymentState of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version < 1 || version > VERSION) {
        throw new IllegalArgumentException(
            "state of version %d of what is served: %d is known, use a newer build"
                .formatted(version, VERSION));
      }
      ServingChange active = new ServingChange(in.readLong(), serving(in));
      Optional<Serving> previous = in.readBoolean() ? Optional.of(serving(in)) : Optional.empty();
      long position = in.readLong();
      List<String> done = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        done.add(text(in));
      }
      Optional<Announcement> announcement =
          in.readBoolean()
              ? Optional.of(new Announcement(text(in), in.readLong()))
              : Optional.empty();
      Optional<Shadow> shadow =
          version > 1 && in.readBoolean() ? Optional.of(shadow(in)) : Optional.empty();
      return new DeploymentState(
          active.shadow(active.number(), shadow), previous, position, done, announcement);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, Serving serving) throws IOException {
    write(out, serving.pack());
    Policy policy = serving.policy();
    out.writeInt(policy.batchSize());
    out.writeLong(policy.delayMillis());
    out.writeInt(policy.inFlight());
    out.writeInt(policy.threads());
  }

  private static void write(DataOutputStream out, Shadow shadow) throws IOException {
    write(out, shadow.pack());
    out.writeDouble(shadow.share());
    out.writeDouble(shadow.capacity());
  }

  private static void write(DataOutputStream out, PackReference pack) throws IOException {
    write(out, pack.place());
    write(out, pack.identity().name());
    write(out, pack.identity().version());
    write(out, pack.identity().digest());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static Serving serving(DataInputStream in) throws IOException {
    return new Serving(
        pack(in), new Policy(in.readInt(), in.readLong(), in.readInt(), in.readInt()));
  }

  private static Shadow shadow(DataInputStream in) throws IOException {
    return new Shadow(pack(in), in.readDouble(), in.readDouble());
  }

  private static PackReference pack(DataInputStream in) throws IOException {
    return new PackReference(text(in), new PackIdentity(text(in), text(in), text(in)));
  }
}
