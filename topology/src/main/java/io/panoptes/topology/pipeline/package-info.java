/** The Flink job from image events to panoptic results, and its way in from and out to Kafka. */
package io.panoptes.topology.pipeline;
