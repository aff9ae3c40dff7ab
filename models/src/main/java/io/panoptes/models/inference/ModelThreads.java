package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A lease of the threads on which models are opened, run and closed, which all models of a process
 * share. What Deeplearning4j and oneDNN keep for a thread, they do not give back when it ends
 * (measured: 8 MiB for each thread that has run a U-Net of 16 to 96 channels). So the thread of a
 * closed model waits for the next one, as long as anybody has a lease, and a minute longer.
 * Thread-safe.
 *
 * <p>No pool of the JDK: there a thread takes new work only a moment after the work before was told
 * to be done, and another thread would be made meanwhile.
 */
public final class ModelThreads implements AutoCloseable {

  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(60);

  private record Task(
      String name, ClassLoader context, Runnable work, CompletableFuture<Void> done) {}

  /** Also the lock of all that is static here. */
  private static final Deque<Resident> IDLE = new ArrayDeque<>();

  private static int leases;

  private boolean closed;

  private ModelThreads() {}

  /** To be closed by those who run no more work. */
  public static ModelThreads lease() {
    synchronized (IDLE) {
      leases++;
    }
    return new ModelThreads();
  }

  /**
   * Starts work on a thread that does nothing else meanwhile: the one that was idle last, or a new
   * one. There it has the context class loader of the caller.
   *
   * @param name of the thread while it works
   */
  public Future<?> run(String name, Runnable work) {
    requireNonNull(work, "work is null");
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Task task = new Task(name, context, work, new CompletableFuture<>());
    synchronized (IDLE) {
      Resident idle = IDLE.poll();
      if (idle == null) {
        new Resident(task).start();
      } else {
        idle.task = task;
        IDLE.notifyAll();
      }
    }
    return task.done();
  }

  /** Work that still runs goes on. May be called more than once. */
  @Override
  public void close() {
    synchronized (IDLE) {
      if (!closed) {
        closed = true;
        leases--;
        IDLE.notifyAll();
      }
    }
  }

  /** A thread that outlives its work. */
  private static final class Resident extends Thread {

    private Task task;

    private Resident(Task first) {
      task = first;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        do {
          work();
        } while (awaitTask());
      } catch (InterruptedException e) {
        synchronized (IDLE) {
          IDLE.remove(this);
        }
      }
    }

    /** The task is known to this call only: what ended must not be held while nothing is done. */
    private void work() {
      Task now = task;
      setName(now.name());
      setContextClassLoader(now.context());
      Throwable failure = null;
      try {
        now.work().run();
      } catch (Throwable e) { // told to whoever waits
        failure = e;
      }
      interrupted();
      setContextClassLoader(null);
      setName("panoptes-model-idle");
      synchronized (IDLE) {
        task = null;
        IDLE.push(this);
      }
      if (failure == null) {
        now.done().complete(null);
      } else {
        now.done().completeExceptionally(failure);
      }
    }

    /** False where nobody has had a lease for a while. */
    private boolean awaitTask() throws InterruptedException {
      synchronized (IDLE) {
        long unused = System.nanoTime();
        while (task == null) {
          long left = unused + LINGER_NANOS - System.nanoTime();
          if (leases > 0) {
            IDLE.wait();
            unused = System.nanoTime();
          } else if (left > 0) {
            TimeUnit.NANOSECONDS.timedWait(IDLE, left);
          } else {
            IDLE.remove(this);
            return false;
          }
        }
        return true;
      }
    }
  }
}
