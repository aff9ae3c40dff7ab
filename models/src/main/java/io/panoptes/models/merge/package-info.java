/** Semantic and instance outputs of networks to one panoptic map. */
package io.panoptes.models.merge;
