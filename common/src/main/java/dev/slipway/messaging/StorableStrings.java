package dev.slipway.messaging;

import dev.slipway.contract.text.ForeignText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// The net below the cleaning at the edges: no text that can be stored nowhere is written to JSON or read from
/// it, whoever wrote it. See [ForeignText#storable].
final class StorableStrings extends SimpleModule {

  private static final long serialVersionUID = 1L;

  StorableStrings() {
    super("storable-strings");
    addSerializer(String.class, new Writer());
    addKeySerializer(String.class, new KeyWriter());
    addDeserializer(String.class, new Reader());
  }

  private static final class Writer extends StdScalarSerializer<String> {

    Writer() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializationContext context) {
      json.writeString(ForeignText.storable(text));
    }
  }

  private static final class KeyWriter extends StdScalarSerializer<String> {

    KeyWriter() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializationContext context) {
      json.writeName(ForeignText.storable(text));
    }
  }

  private static final class Reader extends StringDeserializer {

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      String text = super.deserialize(json, context);
      return text == null ? text : ForeignText.storable(text);
    }
  }
}
