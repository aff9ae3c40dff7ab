/** The line of real processes under faults, and whether it keeps its promises meanwhile. */
package io.panoptes.cli.chaos;
