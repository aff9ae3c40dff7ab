package io.panoptes.fuzz;

import io.panoptes.fuzz.parser.FuzzTargets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The long form, {@code deploy/fuzz/run}: one target after the other, each in a process of its own,
 * which an endless loop or a full heap takes with it.
 *
 * <p>Arguments: names of targets, all where there is none; {@code --seconds N} for each, 60 where
 * left out. Exit codes: 0 all promises kept, 1 one broken, 2 wrong usage.
 */
public final class LongForm {

  private static final Path FOLDER = Path.of("out/fuzz");

  private final List<FuzzTarget> targets = new ArrayList<>();
  private int seconds = 60;

  private LongForm() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LongForm form = new LongForm();
    try {
      form.read(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("fuzz: " + e.getMessage());
      System.exit(2);
    }
    System.exit(form.run() ? 0 : 1);
  }

  private void read(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].equals("--seconds")) {
        targets.add(FuzzTargets.named(arguments[i]));
      } else if (i + 1 < arguments.length && arguments[i + 1].matches("[1-9][0-9]{0,6}")) {
        seconds = Integer.parseInt(arguments[++i]);
      } else {
        throw new IllegalArgumentException("--seconds takes a whole number of at least 1");
      }
    }
    if (targets.isEmpty()) {
      targets.addAll(FuzzTargets.all());
    }
  }

  /** Whether all promises were kept. */
  private boolean run() throws IOException, InterruptedException {
    long inputs = 0;
    int broken = 0;
    for (FuzzTarget target : targets) {
      JazzerRun run = new JazzerRun(target, FOLDER.resolve(target.name()));
      boolean kept = run.run(seconds);
      System.out.printf("%s%s%n", kept ? "" : "BROKEN ", run.told());
      inputs += run.inputs();
      broken += kept ? 0 : 1;
    }
    System.out.printf("%d inputs in all, %d targets broken%n", inputs, broken);
    return broken == 0;
  }
}
