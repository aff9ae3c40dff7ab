/** Dead letters as people and programs look through them, and their replay. */
package io.panoptes.cli.deadletters;
