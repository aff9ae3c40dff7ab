package io.panoptes.models.coco;

import io.panoptes.models.text.OneLine;
import java.io.IOException;

/** A file that breaks COCO's rules; the message is one line: the file, the image, what and why. */
public final class CocoFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  public CocoFormatException(String message) {
    super(OneLine.of(message));
  }

  public CocoFormatException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
