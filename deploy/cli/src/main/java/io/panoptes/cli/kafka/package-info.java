/** How the commands reach Kafka and the schema registry, and what they say when they cannot. */
package io.panoptes.cli.kafka;
