/** The Flink job and where it runs, and what is said of it while it does. */
package io.panoptes.cli.run;
