/** What the pipeline promises, as objects that are told of each image and of each answer. */
package io.panoptes.cli.chaos.guarantee;
