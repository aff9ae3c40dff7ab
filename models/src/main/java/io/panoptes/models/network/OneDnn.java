package io.panoptes.models.network;

/**
 * Deeplearning4j's layers on oneDNN. M2.1 has them switched off, which makes training about 10 and
 * inference about 20 times slower; {@code -Dorg.eclipse.deeplearning4j.helpers.disable=true} shows
 * it.
 */
public final class OneDnn {

  private static final String SWITCHED_OFF = "org.eclipse.deeplearning4j.helpers.disable";

  private OneDnn() {}

  /** Must be called before the first layer is made; leaves a property the user has set alone. */
  public static void enable() {
    if (System.getProperty(SWITCHED_OFF) == null) {
      System.setProperty(SWITCHED_OFF, "false");
    }
  }
}
