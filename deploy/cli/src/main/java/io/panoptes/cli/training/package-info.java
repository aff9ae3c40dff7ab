/** What is seen of a training: its table, its curves, its report. */
package io.panoptes.cli.training;
