/** Records as they were read to image records; what is none becomes a dead letter. */
package io.panoptes.operators.parse;
