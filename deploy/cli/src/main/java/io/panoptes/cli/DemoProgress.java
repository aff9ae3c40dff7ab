package io.panoptes.cli;

import io.panoptes.cli.demo.DemoListener;
import io.panoptes.cli.demo.ResultMap;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A line for each stage, a bar for the images, and an overlay of each of the first images. */
final class DemoProgress implements DemoListener, AutoCloseable {

  private final PrintWriter lines;
  private final int images;
  private final Overlays overlays;
  private final int wanted;
  private final Set<String> chosen = new HashSet<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private final Map<String, PanopticResult> results = new HashMap<>();
  private Optional<Progress> bar = Optional.empty();
  private Optional<Path> place = Optional.empty();

  DemoProgress(PrintWriter lines, int images, int wanted, Path folder, LabelMap labelMap) {
    this.lines = lines;
    this.images = images;
    this.wanted = Math.min(wanted, images);
    overlays = new Overlays(folder, labelMap);
  }

  @Override
  public void stage(String description) {
    lines.println("panoptes: " + description);
    lines.flush();
  }

  @Override
  public void image(ImageEvent event) {
    // A referenced image is large: it is left where it is.
    if (chosen.size() < wanted && event.getContent() instanceof ByteBuffer content) {
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      chosen.add(event.getImageId());
      contents.put(event.getImageId(), bytes);
      draw(event.getImageId());
    }
  }

  @Override
  public void result(PanopticResult result) {
    step();
    if (chosen.size() < wanted || contents.containsKey(result.getImageId())) {
      results.put(result.getImageId(), result);
      draw(result.getImageId());
    }
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    step();
    // Another image is drawn in its place.
    if (contents.remove(letter.getImageId()) != null) {
      chosen.remove(letter.getImageId());
    }
  }

  /** Images and results come in any order, as they are on different topics. */
  private void draw(String imageId) {
    if (contents.containsKey(imageId) && results.containsKey(imageId)) {
      Path file =
          overlays.draw(imageId, contents.remove(imageId), ResultMap.of(results.remove(imageId)));
      place = Optional.of(file.getParent());
    }
  }

  private void step() {
    if (bar.isEmpty()) {
      bar = Optional.of(Progress.start("images", images));
    }
    bar.get().step();
  }

  /** The folder with the overlays, if any was drawn. */
  Optional<Path> drawn() {
    return place;
  }

  @Override
  public void close() {
    bar.ifPresent(Progress::close);
  }
}
