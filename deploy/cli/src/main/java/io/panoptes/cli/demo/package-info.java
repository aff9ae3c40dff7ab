/** The demonstration: the whole line on one machine, and a report of what came out of it. */
package io.panoptes.cli.demo;
