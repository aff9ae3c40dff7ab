/**
 * Fuzzing: every parser of bytes from outside is a {@link io.panoptes.fuzz.FuzzTarget}, and
 * whatever the bytes are, it parses or refuses them in time and within a stated amount of memory.
 */
package io.panoptes.fuzz;
