package io.panoptes.models.inference.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Supplier;

/**
 * The programs of a pack, shared by the engines that run them: compiled for the first, freed with
 * the last, so that weights are in memory once. Thread-safe.
 */
public final class SharedPrograms {

  private final Supplier<List<Program>> compiler;
  private List<Program> programs = List.of();
  private int leases;

  /**
   * @param compiler may throw {@link UnsupportedGraphException}, which {@link #acquire} hands on
   */
  public SharedPrograms(Supplier<List<Program>> compiler) {
    this.compiler = requireNonNull(compiler, "compiler is null");
  }

  /** For one engine; each lease must be closed. */
  public synchronized Lease acquire() {
    if (leases == 0) {
      programs = List.copyOf(compiler.get());
    }
    leases++;
    return new Lease(programs);
  }

  private synchronized void release() {
    leases--;
    if (leases == 0) {
      programs.forEach(Program::close);
      programs = List.of();
    }
  }

  /** The right to run the programs until it is closed. */
  public final class Lease implements AutoCloseable {

    private final List<Program> leased;
    private boolean closed;

    private Lease(List<Program> leased) {
      this.leased = leased;
    }

    List<Program> programs() {
      return leased;
    }

    /** May be called more than once. */
    @Override
    public void close() {
      if (!closed) {
        closed = true;
        release();
      }
    }
  }
}
