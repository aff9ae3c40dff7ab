/** What is found out about Kafka and the registry before the first image is read. */
package io.panoptes.topology.checks;
