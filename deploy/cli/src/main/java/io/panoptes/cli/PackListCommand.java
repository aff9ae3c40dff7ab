package io.panoptes.cli;

import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackCard;
import io.panoptes.models.pack.PackCardFile;
import io.panoptes.models.pack.PackException;
import io.panoptes.models.panoptic.Category;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The packs in a folder. */
@Command(
    name = "list",
    description = "List packs: version, size, digest, PQ on their card, categories.")
final class PackListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A folder of packs. Default: models/packs.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> packs = packs(folder == null ? PackOption.packs() : folder);
    out.printf(
        "%-12s %-8s %9s  %-12s  %-5s  %s%n",
        "NAME", "VERSION", "SIZE", "DIGEST", "PQ", "CATEGORIES");
    boolean broken = false;
    for (Path one : packs) {
      try {
        print(out, Pack.load(one));
      } catch (PackException e) {
        broken = true;
        spec.commandLine().getErr().println("panoptes: " + e.getMessage());
      }
    }
    out.flush();
    return broken ? 1 : 0;
  }

  private static void print(PrintWriter out, Pack pack) {
    String categories =
        pack.labelMap().categories().stream().map(Category::name).collect(Collectors.joining(", "));
    out.printf(
        "%-12s %-8s %9s  %-12s  %-5s  %s%n",
        pack.name(),
        pack.version(),
        ByteSize.text(pack.size()),
        pack.digest().substring(0, 12),
        pq(pack),
        categories);
  }

  /** As the card tells it, unless that is of another state of the pack. */
  private static String pq(Pack pack) {
    PackCardFile file = new PackCardFile(pack);
    return file.read()
        .filter(file::isOfThisPack)
        .map(PackCard::pq)
        .filter(OptionalDouble::isPresent)
        .map(pq -> String.format(Locale.ROOT, "%.3f", pq.getAsDouble()))
        .orElse("-");
  }

  private static List<Path> packs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailedException("%s is not a folder".formatted(folder));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(one -> Files.exists(one.resolve("pack.yaml"))).sorted().toList();
    }
  }
}
