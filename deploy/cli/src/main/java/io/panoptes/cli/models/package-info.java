/** What the commands say to a running pipeline, and how they tell its answers. */
package io.panoptes.cli.models;
