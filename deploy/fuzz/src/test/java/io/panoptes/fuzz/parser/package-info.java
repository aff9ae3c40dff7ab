/** The parsers that are fuzzed, one class for each kind of input. */
package io.panoptes.fuzz.parser;
