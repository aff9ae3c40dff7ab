package io.panoptes.cli;

import io.panoptes.cli.draw.DrawMode;
import io.panoptes.cli.draw.Picture;
import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.image.JpegWriter;
import io.panoptes.models.image.Resampling;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.pack.PackCardFile;
import io.panoptes.models.pack.PackMeasurement;
import io.panoptes.models.pack.Segmenter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The best, the middle and the worst images of a measurement, small. */
record CardPictures(LabelledImages images, Segmenter segmenter, PackMeasurement measurement) {

  private static final int WIDEST = 800;
  private static final float QUALITY = .8f;

  List<PackCardFile.Picture> draw() {
    List<Integer> ranking = measurement.ranking();
    int last = ranking.size() - 1;
    Map<Integer, String> places = new LinkedHashMap<>();
    places.put(0, "the best");
    places.putIfAbsent(last / 2, "in the middle");
    places.putIfAbsent(Math.max(0, last - 1), "the last but one");
    places.putIfAbsent(last, "the worst");
    return places.entrySet().stream()
        .map(place -> picture(ranking.get(place.getKey()), place.getValue()))
        .toList();
  }

  private PackCardFile.Picture picture(int index, String place) {
    LabelledImage image = images.get(index);
    RgbImage drawn =
        new Picture(DrawMode.SIDE_BY_SIDE, images.labelMap(), .45)
            .of(image.image(), segmenter.segment(image.image()), image.truth());
    double shrink = Math.min(1, WIDEST / (double) drawn.width());
    RgbImage small =
        Resampling.to(
            drawn,
            (int) Math.round(drawn.width() * shrink),
            (int) Math.max(1, Math.round(drawn.height() * shrink)));
    String caption =
        String.format(
            Locale.ROOT,
            "%s, %s: PQ %.3f",
            images.entry(index).name(),
            place,
            measurement.pq(index));
    return new PackCardFile.Picture(caption, JpegWriter.encode(small, QUALITY));
  }
}
