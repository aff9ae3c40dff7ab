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
record CocoPanopticFormat() implements CocoFormat {

  @Override
  public String kind() {
    return "panoptic";
  }

  @Override
  public String layout() {
    return "panoptic.json, panoptic/ and images/";
  }

  @Override
  public DataSet open(Path folder) throws IOException {
    CocoLayout layout = CocoLayout.of(folder, kind());
    CocoPanopticFolder content =
        CocoPanopticFolder.openImageByImage(
            layout.json(), CocoPanopticFolder.pngsBeside(layout.json()), layout.images());
    return new DataSet(
        this,
        content.labelMap(),
        content.images().stream().map(image -> new Panoptic(content, image)).toList());
  }

  private record Panoptic(CocoPanopticFolder folder, CocoImage coco) implements CocoFile {

    @Override
    public List<Path> masks() {
      return folder.png(coco).stream().toList();
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
