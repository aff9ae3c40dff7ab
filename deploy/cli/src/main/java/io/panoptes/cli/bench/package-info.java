/** How fast engines and the pipeline are on this machine, measured in processes of their own. */
package io.panoptes.cli.bench;
