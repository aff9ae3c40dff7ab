package io.panoptes.cli;

import io.panoptes.cli.demo.DemoListener;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A line for each stage, a bar for the images, and an overlay of each of the first images. */
final class DemoProgress implements DemoListener, AutoCloseable {

  private final PrintWriter lines;
  private final int images;
  private final Overlays overlays;
  private final int wanted;
  private final Map<String, byte[]> contents = new HashMap<>();
  private final Map<String, PanopticResult> results = new HashMap<>();
  private Optional<Progress> bar = Optional.empty();
  private int drawn;
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
    if (drawn + contents.size() < wanted && event.getContent() instanceof ByteBuffer content) {
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      contents.put(event.getImageId(), bytes);
      draw(event.getImageId());
    }
  }

  @Override
  public void result(PanopticResult result) {
    if (drawn < wanted) {
      results.put(result.getImageId(), result);
      draw(result.getImageId());
    } else {
      results.clear();
    }
  }

  /** Images and results come in any order, as they are on different topics. */
  private void draw(String imageId) {
    if (contents.containsKey(imageId) && results.containsKey(imageId)) {
      Path file =
          overlays.draw(imageId, contents.remove(imageId), ResultMap.of(results.remove(imageId)));
      place = Optional.of(file.getParent());
      drawn++;
    }
  }

  @Override
  public void answered() {
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
