/** Semantic maps and instances from files to panoptic maps. */
package io.panoptes.cli.merge;
