package io.panoptes.cli.draw;

import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticPredictions;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Draws the images of a data set, one PNG each.
 *
 * @param images their maps, or the truth of the predictions
 * @param predictions what is drawn; the maps themselves where empty
 * @param out made if it is not there
 */
public record Drawing(
    CocoPanopticFolder images,
    Optional<CocoPanopticPredictions> predictions,
    Picture picture,
    Path out) {

  /**
   * @param wanted of {@link #images}
   * @param step called after each image
   * @throws IOException when an image or a map cannot be read, or their sizes differ; the message
   *     names the file and the image
   */
  public void draw(List<CocoImage> wanted, Runnable step) throws IOException {
    Files.createDirectories(out);
    PictureNames names = new PictureNames();
    for (CocoImage image : wanted) {
      PngWriter.write(picture(image), out.resolve(names.next(image.fileName())));
      step.run();
    }
  }

  private RgbImage picture(CocoImage image) throws IOException {
    RgbImage photo = photo(image);
    if (predictions.isEmpty()) {
      return picture.of(photo, images.truth(image));
    }
    return picture.of(photo, predictions.get().map(image), images.truth(image));
  }

  private RgbImage photo(CocoImage image) throws IOException {
    if (!Files.isRegularFile(image.file())) {
      throw new NoSuchFileException(
          image.file().toString(),
          null,
          "there is no such file, which %s names for image %s"
              .formatted(images.json(), image.imageId()));
    }
    RgbImage photo;
    try {
      photo = new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(image.file()));
    } catch (ImageRejectedException e) {
      throw new CocoFormatException(
          "%s: image %s: %s".formatted(image.file(), image.imageId(), e.getMessage()), e);
    }
    if (photo.width() != image.width() || photo.height() != image.height()) {
      throw new CocoFormatException(
          "%s: image %s has %d x %d pixels: %s tells %d x %d"
              .formatted(
                  image.file(),
                  image.imageId(),
                  photo.width(),
                  photo.height(),
                  images.json(),
                  image.width(),
                  image.height()));
    }
    return photo;
  }
}
