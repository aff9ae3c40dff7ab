/** Packs: a folder with networks and everything needed to serve them. */
package io.panoptes.models.pack;
