/** What goes wrong on purpose, each as an object, drawn from a seed. */
package io.panoptes.cli.chaos.fault;
