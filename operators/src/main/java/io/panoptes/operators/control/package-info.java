/** Changes what a job serves while it runs: commands, decisions and what is told of them. */
package io.panoptes.operators.control;
