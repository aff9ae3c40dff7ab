package io.panoptes.cli;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackEditor;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualitySummary;
import io.panoptes.models.training.MergeTuning;
import io.panoptes.models.training.ThresholdSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Better merge settings of a pack. */
@Command(
    name = "merge",
    description = {
      "Search the merge settings of a pack that give the highest PQ, without training.",
      "The networks run once over the images; then threshold by threshold takes its best value, as"
          + " often as one changes. Give the images it was trained with: those that figures are"
          + " told of must not choose anything."
    })
final class TuneMergeCommand implements Callable<Integer> {

  /** Which images of a training set are used. */
  private enum Part {
    KEPT,
    ALL
  }

  @Spec private CommandSpec spec;
  @Mixin private PackOption pack;
  @Mixin private LabelledData data;
  @Mixin private KeptImages kept;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the training, for --kept-by. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--split",
      defaultValue = "KEPT",
      paramLabel = "kept|all",
      description = {
        "kept: those that 'panoptes train' keeps from the training, with the same options.",
        "all: for images that no training has seen. Default: kept."
      })
  private Part split;

  @Option(
      names = "--rows",
      defaultValue = "15",
      description = "Of the best settings to print. Default: ${DEFAULT-VALUE}.")
  private int rows;

  @Option(
      names = "--write",
      description = "Put the best into pack.yaml; what the pack's test expects goes with them.")
  private boolean write;

  @Override
  public Integer call() throws IOException {
    Pack loaded = pack.load();
    LabelledImages all = data.images(true);
    LabelledImages images =
        (split == Part.KEPT ? kept.split(all, seed).validation(all) : all).cached();
    MergeTuning.Result result;
    try (TuningProgress progress = new TuningProgress(images.size(), ThresholdSearch.ONE_PASS)) {
      result = new MergeTuning(loaded, images).run(progress);
    }
    PrintWriter out = spec.commandLine().getOut();
    print(out, result);
    out.printf(
        Locale.ROOT,
        "%n%d images, %d settings: PQ %.4f with the pack's own, %.4f with the best%n",
        images.size(),
        result.tried().size(),
        pq(result.before()),
        pq(result.after()));
    if (write && !result.chosen().equals(loaded.merge())) {
      Pack changed = new PackEditor(loaded).merge(result.chosen());
      out.printf("%s: written, digest %s%n", changed.folder(), changed.digest());
    }
    out.flush();
    return 0;
  }

  private void print(PrintWriter out, MergeTuning.Result result) {
    out.printf(
        "%9s %6s %10s %9s %10s  %s%n",
        "threshold", "window", "min thing", "min score", "min stuff", "PQ");
    result.tried().entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry<CentreOffsetSettings, Double>::getValue).reversed())
        .limit(rows)
        .forEach(
            entry ->
                out.printf(
                    Locale.ROOT,
                    "%9.2f %6d %10s %9.2f %10s  %.4f%s%n",
                    entry.getKey().centreThreshold(),
                    entry.getKey().nmsKernel(),
                    entry.getKey().minThingArea(),
                    entry.getKey().minThingScore(),
                    entry.getKey().minStuffArea(),
                    entry.getValue(),
                    entry.getKey().equals(result.chosen()) ? "  chosen" : ""));
  }

  private static double pq(QualitySummary summary) {
    return summary.all().map(Quality::pq).orElse(0.0);
  }
}
