/**
 * How long the parts of Panoptes take: one JMH class for each, on inputs drawn from fixed seeds.
 */
package io.panoptes.bench;
