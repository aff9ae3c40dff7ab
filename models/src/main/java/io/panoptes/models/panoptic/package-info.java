/** The panoptic algebra: maps, segments, the merge of semantic and instance maps, and PQ. */
package io.panoptes.models.panoptic;
