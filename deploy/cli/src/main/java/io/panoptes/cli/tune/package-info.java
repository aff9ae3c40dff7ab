/** Hyper-parameters chosen by training with some of them and keeping what scores best. */
package io.panoptes.cli.tune;
