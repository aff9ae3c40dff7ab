/** Text for messages. */
package io.panoptes.models.text;
