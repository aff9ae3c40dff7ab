package io.panoptes.cli.bench;

/**
 * What a child process is told to do: runs of one batch, until both are reached.
 *
 * @param batch images of a run, 1 or more
 * @param runs at least so many, 1 or more
 * @param nanos for at least so long
 */
record RoundCommand(int batch, int runs, long nanos) {

  RoundCommand {
    if (batch < 1 || runs < 1 || nanos < 0) {
      throw new IllegalArgumentException(
          "batch %d, %d runs, %d ns: at least 1, 1 and 0".formatted(batch, runs, nanos));
    }
  }

  static RoundCommand seconds(int batch, double seconds) {
    return new RoundCommand(batch, 1, (long) (seconds * 1e9));
  }

  static RoundCommand runs(int batch, int runs) {
    return new RoundCommand(batch, runs, 0);
  }

  /** One line, which {@link #parse} reads. */
  String text() {
    return "%d %d %d".formatted(batch, runs, nanos);
  }

  static RoundCommand parse(String text) {
    String[] words = text.strip().split(" ");
    return new RoundCommand(
        Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
  }
}
