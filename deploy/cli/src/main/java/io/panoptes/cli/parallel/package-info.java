/** Work on all cores. */
package io.panoptes.cli.parallel;
