package io.panoptes.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** What Java Flight Recorder saw of this process, by its settings {@code profile}. */
final class Profile implements AutoCloseable {

  private final Optional<Path> file;
  private Optional<Recording> recording = Optional.empty();

  /**
   * @param file written on close; empty for no recording
   */
  Profile(Optional<Path> file) {
    this.file = file;
  }

  /** Later calls do nothing. */
  void start() throws IOException, ParseException {
    if (file.isPresent() && recording.isEmpty()) {
      Recording started = new Recording(Configuration.getConfiguration("profile"));
      started.setDestination(file.get());
      started.start();
      recording = Optional.of(started);
    }
  }

  @Override
  public void close() {
    recording.ifPresent(Recording::stop);
    recording.ifPresent(Recording::close);
  }
}
