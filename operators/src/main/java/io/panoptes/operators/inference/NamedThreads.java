package io.panoptes.operators.inference;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads with telling names. */
final class NamedThreads implements ThreadFactory {

  private final String name;
  private final AtomicInteger number = new AtomicInteger();

  private NamedThreads(String name) {
    this.name = name;
  }

  static ExecutorService pool(String name, int threads) {
    return Executors.newFixedThreadPool(threads, new NamedThreads(name));
  }

  /** As many as there is work at a time; they end when there is none for a while. */
  static ExecutorService growing(String name) {
    return Executors.newCachedThreadPool(new NamedThreads(name));
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name + "-" + number.getAndIncrement());
    thread.setDaemon(true);
    return thread;
  }
}
