package io.panoptes.cli;

import io.panoptes.models.pack.DryRun;
import java.io.PrintWriter;
import java.util.Locale;

/** What a dry run found, for people. */
record DryRunTable(PrintWriter out) {

  void print(DryRun run, float centreThreshold) {
    out.printf("  %-20s %8s %9s%n", "category", "pixels", "segments");
    for (DryRun.Share share : run.shares()) {
      out.printf(
          Locale.ROOT,
          "  %-20s %6.1f %% %9d%n",
          share.category(),
          100 * share.pixels(),
          share.segments());
    }
    out.printf(
        Locale.ROOT,
        "  highest heat of a centre %.3f; the threshold is %.3f%n",
        run.highestHeat(),
        centreThreshold);
    if (run.highestHeat() <= centreThreshold) {
      out.println(
          "  no thing can be found: look at --output centre, the scaling, or --centre-threshold");
    }
    out.flush();
  }
}
