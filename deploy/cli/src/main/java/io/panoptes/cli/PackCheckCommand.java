package io.panoptes.cli;

import io.panoptes.models.pack.PackCheck;
import io.panoptes.models.pack.PackCheck.Finding;
import io.panoptes.models.pack.PackCheck.Verdict;
import io.panoptes.models.pack.PackWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a pack can be served here. */
@Command(
    name = "check",
    description = {
      "Check a pack: files and digests, size, each engine of this machine, its own tests.",
      "A line for each; exit code 1 when one failed."
    })
final class PackCheckCommand implements Callable<Integer> {

  /** Of packs that are not shipped with Panoptes. */
  static final long MOST_BYTES = 1L << 30;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|DIR", description = "A pack in models/packs, or a folder.")
  private String pack;

  @Option(
      names = "--max-size",
      converter = MemorySize.class,
      paramLabel = "SIZE",
      description = "Default: 4m for packs in models/packs, 1g for others.")
  private Long maxSize;

  @Override
  public Integer call() {
    Path folder = PackOption.folder(pack);
    List<Finding> findings = new PackCheck(folder, limit(folder)).run();
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf(
          "%-7s  %-22s  %s%n",
          finding.verdict().toString().toLowerCase(Locale.ROOT), finding.what(), finding.text());
    }
    out.flush();
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAILED) ? 1 : 0;
  }

  private long limit(Path folder) {
    if (maxSize != null) {
      return maxSize;
    }
    return folder.startsWith(PackOption.packs()) ? PackWriter.MAX_BYTES : MOST_BYTES;
  }
}
