/** Which engine runs a pack here: what is on the class path, and what the machine has. */
package io.panoptes.models.engine;
