/**
 * A candidate beside the pack that is served: which images it sees, how much it may work, and what
 * becomes of its results. Nothing here waits, and nothing here touches a main result.
 */
package io.panoptes.operators.shadow;
