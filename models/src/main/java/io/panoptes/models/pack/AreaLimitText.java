package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.panoptes.models.merge.AreaLimit;
import java.io.IOException;

/** Area limits in pack.yaml: {@code 64} is pixels, {@code 0.5%} a share of the image. */
final class AreaLimitText {

  private AreaLimitText() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(new Writer())
        .addDeserializer(AreaLimit.class, new Reader());
  }

  private static final class Writer extends StdSerializer<AreaLimit> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(AreaLimit.class);
    }

    @Override
    public void serialize(AreaLimit limit, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (limit.unit() == AreaLimit.Unit.PIXELS) {
        out.writeNumber((int) limit.amount());
      } else {
        out.writeString(limit.toString());
      }
    }
  }

  private static final class Reader extends StdDeserializer<AreaLimit> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(AreaLimit.class);
    }

    @Override
    public AreaLimit deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.currentToken().isScalarValue() || in.currentToken() == JsonToken.VALUE_NULL) {
        return (AreaLimit) context.handleUnexpectedToken(AreaLimit.class, in);
      }
      return AreaLimit.parse(in.getText());
    }
  }
}
