package io.panoptes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.evaluate.Evaluation;
import io.panoptes.cli.evaluate.EvaluationSettings;
import io.panoptes.cli.evaluate.MetricKind;
import io.panoptes.cli.evaluate.Table;
import io.panoptes.cli.parallel.OrderedWork;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticPredictions;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.quality.CrowdRule;
import io.panoptes.models.quality.PredictedVoid;
import io.panoptes.models.quality.QualityRules;
import io.panoptes.models.quality.UnknownCategories;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Two COCO panoptic folders to their quality. */
@Command(
    name = "evaluate",
    description = {
      "Compare predictions with their truth: PQ, SQ and RQ as panopticapi computes them.",
      "",
      "Both are COCO panoptic files: a JSON and a folder of PNGs. Images go together by their id,"
          + " or by file name where the predictions have it for an id, as 'panoptes segment' writes."
          + " Each image of the truth needs a prediction; predictions for other images are ignored."
          + " The predictions' JSON may consist of annotations only: then images and categories"
          + " are the truth's. Areas in it do not count, those in the truth's must be right.",
      "An input that breaks a rule ends the command with one line and exit code 1.",
      ""
    },
    footer = {
      "",
      "With --json standard output is one object, as 'quality' in the report of the demo:",
      "  {\"All\": {\"pq\", \"sq\", \"rq\", \"n\"}, \"Things\": .., \"Stuff\": ..,",
      "   \"per_class\": {NAME: {\"pq\", \"sq\", \"rq\", \"iou\", \"tp\", \"fp\", \"fn\"}}}",
      "All, Things and Stuff are null where no category is present; per_class has the categories"
          + " that are.",
      "Other metrics have objects of their own beside these, figures null where they have no"
          + " meaning:",
      "  boundary-pq  boundary_pq, of the same form",
      "  miou         semantic: pixel_accuracy, mean_accuracy, miou (a category that is only",
      "               predicted counts 0, as in FCN and Cityscapes), miou_in_truth (it is left",
      "               out, as in detectron2), fwiou; per_class: iou, precision, recall, f1 and",
      "               tp, fp, fn in pixels",
      "  boundary-f1  boundary_f1: f1, and per_class, means over images",
      "  ap           instances, by the scores in the predictions' JSON, as pycocotools: ap, ap50,",
      "               ap75, ap_small, _medium, _large, ar1, ar10, ar100, ar_small, _medium,",
      "               _large; per_class the same",
      "  iou-thresholds",
      "               iou_thresholds: TP/(TP+FP+FN) of the things, whatever their category, at",
      "               IoU above 0.50, 0.55 to 0.95, as the 2018 Data Science Bowl counts it:",
      "               mean_of_images (the Bowl's), mean_of_data_set; thresholds: of_images,",
      "               of_data_set, tp, fp, fn; per_class the same for each category alone",
      "",
      "Examples:",
      "  panoptes evaluate --truth val/panoptic.json --predictions out/panoptic.json",
      "  panoptes evaluate --truth val/panoptic.json --predictions out/panoptic.json \\",
      "    --metrics pq,boundary-pq,miou,ap",
      "  panoptes evaluate --truth panoptic_val2017.json --truth-dir panoptic_val2017 \\",
      "    --predictions results.json --predictions-dir results --json"
    })
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = "COCO panoptic JSON of the truth.")
  private Path truth;

  @Option(
      names = "--truth-dir",
      paramLabel = "DIR",
      description = "Its PNGs. Default: the folder beside it that has its name.")
  private Path truthDir;

  @Option(
      names = "--predictions",
      required = true,
      paramLabel = "FILE",
      description = "COCO panoptic JSON of the predictions.")
  private Path predictions;

  @Option(
      names = "--predictions-dir",
      paramLabel = "DIR",
      description = "Its PNGs. Default: the folder beside it that has its name.")
  private Path predictionsDir;

  @Option(
      names = "--metrics",
      split = ",",
      defaultValue = "pq",
      paramLabel = "NAME",
      description =
          "What is measured: pq, boundary-pq, miou, boundary-f1, ap, iou-thresholds."
              + " Default: ${DEFAULT-VALUE}.")
  private List<MetricKind> metrics;

  @Option(
      names = "--crowds",
      defaultValue = "last",
      paramLabel = "last|all",
      description =
          "Which crowds of a category excuse a prediction: the last of the image, as in"
              + " panopticapi, or all. Default: ${DEFAULT-VALUE}.")
  private CrowdRule crowds;

  @Option(
      names = "--unknown-categories",
      defaultValue = "refuse",
      paramLabel = "refuse|void",
      description =
          "What becomes of predictions of a category that the truth's file does not have: void is"
              + " torchmetrics with allow_unknown_preds_category. Default: ${DEFAULT-VALUE}.")
  private Unknown unknown;

  @Option(
      names = "--predicted-void",
      defaultValue = "missed",
      paramLabel = "missed|ignored",
      description =
          "What true pixels count for that the prediction leaves void: missed as in panopticapi,"
              + " ignored as in torchmetrics. Default: ${DEFAULT-VALUE}.")
  private PredictedVoid predictedVoid;

  /** As {@link UnknownCategories}: the truth's own categories are always known. */
  private enum Unknown {
    REFUSE,
    VOID
  }

  @Option(names = "--json", description = "Only JSON on standard output, in full precision.")
  private boolean json;

  @Option(names = "--threads", description = "Default: one for each core.")
  private Integer threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    EvaluationSettings settings = settings();
    Path truths = CocoFiles.pngs(truth, Optional.ofNullable(truthDir), "--truth-dir");
    Path predicted =
        CocoFiles.pngs(predictions, Optional.ofNullable(predictionsDir), "--predictions-dir");
    CocoPanopticFolder real = CocoPanopticFolder.open(truth, truths, truths);
    CocoPanopticPredictions others =
        unknown == Unknown.VOID
            ? CocoPanopticPredictions.openOfAnyCategory(predictions, predicted, real)
            : CocoPanopticPredictions.open(predictions, predicted, real);
    Evaluation evaluation = new Evaluation(real, others, settings);
    try (Progress progress = Progress.start("images", real.images().size())) {
      evaluation.run(progress::step);
    }
    if (others.ignored() > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              "panoptes: %s: %d predictions are of images that the truth does not have: ignored%n",
              predictions, others.ignored());
    }
    write(
        evaluation,
        real.labelMap().categories().stream().map(Category::name).toList(),
        real.images().size());
    return 0;
  }

  private EvaluationSettings settings() {
    try {
      return new EvaluationSettings(
          EnumSet.copyOf(metrics),
          new QualityRules(
              crowds,
              unknown == Unknown.VOID ? UnknownCategories.VOID : UnknownCategories.REFUSED,
              predictedVoid),
          threads == null
              ? OrderedWork.onAllCores("evaluate")
              : new OrderedWork("evaluate", threads));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private void write(Evaluation evaluation, List<String> names, int images) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(evaluation.report()));
    } else {
      evaluation.print(new Table(out, names));
      out.printf("%n  %d images%n", images);
    }
    out.flush();
  }
}
