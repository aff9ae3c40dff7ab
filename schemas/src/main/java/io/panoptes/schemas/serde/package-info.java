/**
 * How records travel: Confluent's wire format, with schemas kept by any registry that speaks
 * Confluent's REST API.
 */
package io.panoptes.schemas.serde;
