package io.panoptes.cli.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.training.CheckpointFigures;
import io.panoptes.models.training.TrainingHistory;
import io.panoptes.models.training.TrainingListener;
import io.panoptes.models.training.TrainingPlan;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A line for each checkpoint, and where somebody looks a bar with the time that is left. */
public final class TrainingProgress implements TrainingListener, AutoCloseable {

  private static final double SMOOTHNESS = .98;

  private final PrintWriter lines;
  private final TrainingPlan plan;
  private final boolean withBar;
  private Optional<ProgressBar> bar = Optional.empty();
  private boolean hasHeader;
  private double smoothLoss = Double.NaN;

  /**
   * @param withBar whether standard error is a terminal
   */
  public TrainingProgress(PrintWriter lines, TrainingPlan plan, boolean withBar) {
    this.lines = requireNonNull(lines, "lines is null");
    this.plan = requireNonNull(plan, "plan is null");
    this.withBar = withBar;
  }

  @Override
  public void started(int iteration) {
    if (iteration > 0) {
      line("goes on after %d of %d iterations".formatted(iteration, plan.iterations()));
    }
    if (withBar) {
      bar =
          Optional.of(
              new ProgressBarBuilder()
                  .setTaskName("train")
                  .setInitialMax((long) plan.iterations() * plan.batchSize())
                  .startsFrom((long) iteration * plan.batchSize(), Duration.ZERO)
                  .setStyle(ProgressBarStyle.ASCII)
                  .setUnit(" images", 1)
                  .showSpeed(new DecimalFormat("0.0"))
                  .setUpdateIntervalMillis(500)
                  .setConsumer(new ConsoleProgressBarConsumer(System.err))
                  .build());
    }
  }

  @Override
  public void iterationDone(int iteration, double loss) {
    double now = loss / plan.augmentation().size() / plan.augmentation().size();
    smoothLoss = Double.isNaN(smoothLoss) ? now : SMOOTHNESS * smoothLoss + (1 - SMOOTHNESS) * now;
    bar.ifPresent(
        shown -> {
          shown.stepTo((long) iteration * plan.batchSize());
          shown.setExtraMessage(" loss %.4f".formatted(smoothLoss));
        });
  }

  @Override
  public void checkpointScored(TrainingHistory history) {
    CheckpointFigures last = history.last().orElseThrow();
    if (!hasHeader) {
      hasHeader = true;
      line(CheckpointTable.header(last));
    }
    line(CheckpointTable.row(last, history.isLastBest()));
    if (history.isStale(plan.patience())) {
      line("stops: no better PQ of the kept images in %d checkpoints".formatted(plan.patience()));
    }
  }

  /** Over what the bar has drawn; it draws itself again below. */
  private void line(String text) {
    if (bar.isPresent()) {
      lines.print("\r\033[K");
    }
    lines.println(text);
    lines.flush();
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
