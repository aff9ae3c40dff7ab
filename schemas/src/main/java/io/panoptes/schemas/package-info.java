/** What travels: the Avro records of the topics, generated from {@code src/main/avro}. */
package io.panoptes.schemas;
