/** What can be set in {@code panoptes.yaml}, the environment and on the command line. */
package io.panoptes.topology.options;
