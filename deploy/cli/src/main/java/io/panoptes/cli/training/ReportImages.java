package io.panoptes.cli.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.draw.DrawMode;
import io.panoptes.cli.draw.Picture;
import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.image.Resampling;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.training.PanopticScores;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The kept images that score best and worst, drawn: as they are, the truth, the network, errors.
 */
record ReportImages(PanopticScores scores, CentreOffsetSettings merge) {

  private static final int WORST = 6;
  private static final int BEST = 3;
  private static final int SIDE = 240;

  ReportImages {
    requireNonNull(scores, "scores is null");
    requireNonNull(merge, "merge is null");
  }

  private record Scored(int index, double pq) {}

  String html() {
    List<Scored> order =
        IntStream.range(0, scores.images().size())
            .mapToObj(index -> new Scored(index, scores.pq(index, merge)))
            .sorted(Comparator.comparingDouble(Scored::pq))
            .toList();
    int worst = Math.min(WORST, (order.size() + 1) / 2);
    int best = Math.min(BEST, order.size() - worst);
    return section("Worst kept images", order.subList(0, worst))
        + section("Best kept images", order.subList(order.size() - best, order.size()));
  }

  private String section(String title, List<Scored> images) {
    return images.isEmpty()
        ? ""
        : "<h2>%s</h2>%n%s"
            .formatted(title, images.stream().map(this::figure).collect(Collectors.joining("\n")));
  }

  private String figure(Scored scored) {
    LabelledImage image = scores.images().get(scored.index());
    PanopticMap map = scores.map(scored.index(), merge);
    String name = scores.images().entry(scored.index()).name();
    return String.format(
        Locale.ROOT,
        "<figure><figcaption>%s: PQ %.3f</figcaption>%s%s%s%s</figure>",
        Html.escaped(name),
        scored.pq(),
        picture(image.image(), "image"),
        picture(
            drawn(DrawMode.OVERLAY, picture -> picture.of(image.image(), image.truth())), "truth"),
        picture(drawn(DrawMode.OVERLAY, picture -> picture.of(image.image(), map)), "network"),
        picture(
            drawn(DrawMode.ERRORS, picture -> picture.of(image.image(), map, image.truth())),
            "errors"));
  }

  private RgbImage drawn(DrawMode mode, Function<Picture, RgbImage> drawing) {
    return drawing.apply(new Picture(mode, scores.images().labelMap(), mode.opacity()));
  }

  private static String picture(RgbImage image, String what) {
    double scale = Math.min(1, (double) SIDE / Math.max(image.width(), image.height()));
    RgbImage small =
        Resampling.to(
            image,
            Math.max(1, (int) Math.round(image.width() * scale)),
            Math.max(1, (int) Math.round(image.height() * scale)));
    return "<div>%s<span>%s</span></div>".formatted(Html.picture(small, what), what);
  }
}
