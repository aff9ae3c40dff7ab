/** What is served: a pack and a policy, how both change, and what is said about it inside a job. */
package io.panoptes.operators.serving;
