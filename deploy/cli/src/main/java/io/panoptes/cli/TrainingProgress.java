package io.panoptes.cli;

import io.panoptes.models.training.TrainingListener;
import io.panoptes.models.training.TrainingPlan;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the loss beside it, and a line for each checkpoint. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

  private final PrintWriter lines;
  private final ProgressBar bar;
  private final int pixels;
  private double smoothLoss = Double.NaN;

  TrainingProgress(PrintWriter lines, TrainingPlan plan) {
    this.lines = lines;
    pixels = plan.augmentation().size() * plan.augmentation().size();
    bar =
        new ProgressBarBuilder()
            .setTaskName("train")
            .setInitialMax(plan.iterations())
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" batches", 1)
            .showSpeed()
            .setUpdateIntervalMillis(500)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
  }

  @Override
  public void iterationDone(int iteration, double loss) {
    double now = loss / pixels;
    smoothLoss = Double.isNaN(smoothLoss) ? now : .98 * smoothLoss + .02 * now;
    bar.stepTo(iteration);
    bar.setExtraMessage("loss %.4f".formatted(smoothLoss));
  }

  @Override
  public void checkpointScored(int iteration, double score, boolean best) {
    lines.printf(
        "%n%d iterations: loss %.4f, PQ of the kept images %.4f%s%n",
        iteration, smoothLoss, score, best ? ", the best so far" : "");
    lines.flush();
  }

  @Override
  public void close() {
    bar.close();
  }
}
