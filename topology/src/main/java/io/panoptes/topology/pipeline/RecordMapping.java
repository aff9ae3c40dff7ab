package io.panoptes.topology.pipeline;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/** From a domain record to what travels. */
@FunctionalInterface
interface RecordMapping<T, A extends SpecificRecord> {

  OutgoingRecord<A> map(T record);

  /** Makes mappings where they are needed. */
  interface Source<T, A extends SpecificRecord> extends Serializable {

    Class<A> type();

    RecordMapping<T, A> open();
  }
}
