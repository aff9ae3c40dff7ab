/** How good a prediction is: PQ, and what else the field measures, as statistics that add up. */
package io.panoptes.models.quality;
