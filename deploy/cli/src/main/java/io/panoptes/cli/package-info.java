/** The panoptes command: one class for each subcommand. */
package io.panoptes.cli;
