package io.panoptes.cli;

import io.panoptes.operators.record.DeadLetterReason;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dead-letters reasons}. */
@Command(name = "reasons", description = "Lists the reasons, what each means and what to do.")
final class DeadLettersReasonsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      out.printf("%s%n  %s%n  %s%n", reason, reason.meaning(), reason.remedy());
    }
  }
}
