/** What {@code panoptes doctor} finds out about a machine. */
package io.panoptes.cli.doctor;
