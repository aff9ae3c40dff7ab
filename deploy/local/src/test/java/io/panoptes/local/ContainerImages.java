package io.panoptes.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Names of the images of the container tests. The first that is set wins: the system property
 * {@code panoptes.image.<name>}, the environment variable {@code PANOPTES_IMAGE_<NAME>}, {@code
 * images.properties}.
 */
final class ContainerImages {

  private static final String PREFIX = "panoptes.image.";

  private ContainerImages() {}

  static String image(String name) {
    return chosen(name).orElseGet(() -> made().getProperty(PREFIX + name));
  }

  /** Whether the image is one that only this machine can have. */
  static boolean isMadeHere(String name) {
    return chosen(name).isEmpty();
  }

  private static Optional<String> chosen(String name) {
    String key = PREFIX + name;
    return Optional.ofNullable(System.getProperty(key))
        .or(
            () ->
                Optional.ofNullable(System.getenv(key.replace('.', '_').toUpperCase(Locale.ROOT))));
  }

  private static Properties made() {
    Properties properties = new Properties();
    try (InputStream file = ContainerImages.class.getResourceAsStream("/images.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
