/** Records of the topics as lines for people and programs. */
package io.panoptes.cli.tail;
