/** Results joined with ground truth, and panoptic quality in rolling windows (Kafka Streams). */
package io.panoptes.topology.quality;
