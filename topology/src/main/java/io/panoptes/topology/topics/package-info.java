/** The names of the topics, how they are made, and their creation. */
package io.panoptes.topology.topics;
