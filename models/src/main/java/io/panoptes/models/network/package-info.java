/** Networks: one class for each Deeplearning4j graph, its body the graph. */
package io.panoptes.models.network;
