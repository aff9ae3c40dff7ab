package io.panoptes.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which state of a pack is wanted, and no other of the same name. */
final class DigestOption {

  @Option(
      names = "--digest",
      paramLabel = "SHA256",
      description =
          "Refuses a pack whose pack.yaml has another one. Default: that of the pack as it is on"
              + " this machine, if it is here.")
  private Optional<String> digest;

  Optional<String> given() {
    return digest;
  }
}
