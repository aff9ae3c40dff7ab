/** Commands to a running job and what is told of them, on Kafka. */
package io.panoptes.topology.control;
