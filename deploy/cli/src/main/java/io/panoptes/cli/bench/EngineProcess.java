package io.panoptes.cli.bench;

import io.panoptes.cli.CommandFailedException;

/** An engine in a process of its own. It computes only while {@link #run} waits for it. */
final class EngineProcess implements AutoCloseable {

  private final BenchProcess process;

  private EngineProcess(BenchProcess process) {
    this.process = process;
  }

  /**
   * Starts the process and returns when the engine is open.
   *
   * @throws CommandFailedException when it cannot be opened
   */
  static EngineProcess start(EngineChild child) {
    BenchProcess process =
        BenchProcess.start(
            EngineMain.class, child.jvmArguments(), child.arguments(), child.environment());
    try {
      answer(process, EngineMain.READY);
      return new EngineProcess(process);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /**
   * @throws CommandFailedException when a run fails; the process then runs no more
   */
  Round run(RoundCommand command) {
    process.tell(command.text());
    return Round.parse(answer(process, EngineMain.ROUND));
  }

  private static String answer(BenchProcess process, String wanted) {
    String answer = process.answer();
    if (answer.startsWith(EngineMain.FAILED)) {
      throw new CommandFailedException(answer.substring(EngineMain.FAILED.length()));
    }
    if (!answer.startsWith(wanted)) {
      throw new CommandFailedException(
          "the process answered '%s' instead of '%s'".formatted(answer, wanted.strip()));
    }
    return answer.substring(wanted.length());
  }

  @Override
  public void close() {
    process.close();
  }
}
