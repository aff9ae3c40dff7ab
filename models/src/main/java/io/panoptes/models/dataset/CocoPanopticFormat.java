package io.panoptes.models.dataset;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * COCO panoptic: {@code panoptic.json} with {@code panoptic/*.png}. The attributes of an image are
 * the other fields of its entry.
 */
record CocoPanopticFormat() implements DataSetFormat {

  private static final String KIND = "panoptic";

  @Override
  public String name() {
    return "coco-panoptic";
  }

  @Override
  public String layout() {
    return "panoptic.json, panoptic/ and images/";
  }

  @Override
  public boolean tellsCategories() {
    return true;
  }

  @Override
  public boolean isIn(Path folder) {
    return CocoLayout.isIn(folder, KIND);
  }

  @Override
  public DataSet open(Path folder) throws IOException {
    CocoLayout layout = CocoLayout.of(folder, KIND);
    CocoPanopticFolder content =
        CocoPanopticFolder.openImageByImage(
            layout.json(), CocoPanopticFolder.pngsBeside(layout.json()), layout.images());
    return new DataSet(
        this,
        content.labelMap(),
        content.images().stream().map(image -> new Panoptic(content, image)).toList());
  }

  private record Panoptic(CocoPanopticFolder folder, CocoImage coco) implements LabelledFile {

    @Override
    public String name() {
      return coco.fileName();
    }

    @Override
    public Path image() {
      return coco.file();
    }

    @Override
    public List<Path> masks() {
      return folder.png(coco).stream().toList();
    }

    @Override
    public ImageEntry entry() {
      return new ImageEntry(coco.fileName(), coco.width(), coco.height(), coco.attributes());
    }

    @Override
    public Optional<String> problem() {
      return folder.problem(coco);
    }

    @Override
    public PanopticMap truth() throws IOException {
      return folder.truth(coco);
    }
  }
}
