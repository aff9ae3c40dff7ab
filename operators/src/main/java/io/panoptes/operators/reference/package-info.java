/** References to images: which may be followed, and how they are read within limits. */
package io.panoptes.operators.reference;
