package io.panoptes.cli;

import java.nio.file.Path;

/** Where Panoptes is installed; the launcher says so in {@code panoptes.home}. */
final class Home {

  private Home() {}

  static Path folder() {
    return Path.of(System.getProperty("panoptes.home", "."));
  }
}
