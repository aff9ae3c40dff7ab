/** YAML that people and strangers write: read within limits, and without what can surprise. */
package io.panoptes.models.yaml;
