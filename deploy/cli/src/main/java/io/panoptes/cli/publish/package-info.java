/** Images and ground truth from files to their topics. */
package io.panoptes.cli.publish;
