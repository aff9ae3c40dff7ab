package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

/**
 * Why a job failed.
 *
 * @param at milliseconds since 1970
 * @param reason one line
 */
record JobFailure(long at, String reason) {

  JobFailure {
    requireNonNull(reason, "reason is null");
  }
}
