/** What the command tells of data sets, and makes of them. */
package io.panoptes.cli.dataset;
