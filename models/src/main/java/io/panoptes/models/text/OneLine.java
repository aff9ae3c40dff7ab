package io.panoptes.models.text;

/** Text from outside as it is told in a message: whoever wrote it cannot begin another line. */
public final class OneLine {

  private OneLine() {}

  /**
   * The text with a space in place of the control characters, those of 8 bits and ends of lines
   * among them.
   */
  public static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
  }
}
