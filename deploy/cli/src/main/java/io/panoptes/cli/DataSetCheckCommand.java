package io.panoptes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.dataset.CheckReport;
import io.panoptes.cli.parallel.OrderedWork;
import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.DataSetCheck;
import io.panoptes.models.dataset.DataSetSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is in a data set, and what is wrong with it. */
@Command(
    name = "check",
    description = {
      "Read every image and mask of a data set: what is in it, and what is wrong, a line each.",
      "",
      "Exit code 1 where training would refuse the data set.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  panoptes dataset check nuclei/train",
      "  panoptes dataset check nuclei/val --min-images 1 --json"
    })
final class DataSetCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataSetOption data;

  @Option(names = "--json", description = "One JSON object, problems included.")
  private boolean json;

  @Option(
      names = "--min-images",
      defaultValue = "" + DataSetCheck.MIN_IMAGES,
      description = "Fewer are a problem; 1 for sets that only measure. Default: ${DEFAULT-VALUE}.")
  private int minImages;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (minImages < 1) {
      throw new ParameterException(
          spec.commandLine(), "--min-images %d: expected 1 or more".formatted(minImages));
    }
    DataSet images = data.open();
    DataSetCheck check = new DataSetCheck(images, minImages);
    DataSetSummary summary = new DataSetSummary(images.labelMap());
    try (Progress progress = Progress.start("check", images.size())) {
      OrderedWork.onAllCores("dataset-check")
          .run(
              IntStream.range(0, images.size()).boxed().toList(),
              check::look,
              finding -> {
                summary.add(finding);
                progress.step();
              });
    }
    CheckReport report = CheckReport.of(check, summary);
    print(report);
    return report.problems().isEmpty() ? 0 : 1;
  }

  private void print(CheckReport report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (json) {
      out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report.tree()));
    } else {
      report.print(data.folder(), out);
      report.warnings().forEach(line -> err.println("warning: " + line));
      report.problems().forEach(err::println);
      if (!report.problems().isEmpty()) {
        err.printf(
            "panoptes: %s: training refuses the data set until what stands above is mended: %d%n",
            data.folder(), report.problems().size());
      }
    }
    out.flush();
    err.flush();
  }
}
