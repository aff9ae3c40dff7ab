/** Pictures of panoptic maps. */
package io.panoptes.cli.draw;
