package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfluentSchemaRegistryTest {

  private static final String STRING = "{\"schema\": \"\\\"string\\\"\"}";

  private RegistryStub server;

  @BeforeEach
  void start() throws IOException {
    server = new RegistryStub();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void failingServerIsAskedAgain() {
    server.will(500, "{}").will(503, "not JSON").will(200, STRING);

    assertThat(connect(Map.of()).byId(7)).contains(Schema.create(Schema.Type.STRING));
    assertThat(server.requests()).containsOnly("GET /schemas/ids/7 null").hasSize(3);
  }

  @Test
  void schemaIsAskedForOnce() {
    server.will(200, STRING);
    SchemaRegistry registry = connect(Map.of());

    registry.byId(7);

    assertThat(registry.byId(7)).contains(Schema.create(Schema.Type.STRING));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void unknownIdIsEmptyAndAskedForOnce() {
    server.will(404, "{\"error_code\": 40403, \"message\": \"Schema 7 not found\"}");
    SchemaRegistry registry = connect(Map.of());

    assertThat(registry.byId(7)).isEmpty();
    assertThat(registry.byId(7)).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void wrongPathIsNoUnknownId() {
    server.will(404, "{\"error_code\": 404, \"message\": \"HTTP 404 Not Found\"}");

    assertThatThrownBy(() -> connect(Map.of()).byId(7))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "schema registry %s refused to give schema id 7: HTTP 404 Not Found; error code: 404;"
                + " check the path of the address, and that the schema was registered",
            server.url());
  }

  @Test
  void answerThatIsNotWholeIsToldInOneLine() {
    server.will(200, "{\"id\": 7, \"schema\": \"\\\"int\\\"\"}");
    server.will(400, "{\"error_code\": 400, \"message\": \"one\\ntwo\"}");

    assertThatThrownBy(() -> connect(Map.of()).latest("a-value"))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith(
            "schema registry %s answers what no registry does when it is to give the newest schema"
                + " of a-value: ",
            server.url())
        .message()
        .hasLineCount(1);
    assertThatThrownBy(() -> connect(Map.of()).byId(7))
        .hasMessageContaining("refused to give schema id 7: one two");
    server.will(200, "{\"id\": 7, \"version\": 1}");
    assertThatThrownBy(() -> connect(Map.of()).latest("a-value"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("there is no schema in it");
  }

  @Test
  void incompatibleSchemaIsRefused() {
    server.will(409, "{\"error_code\": 409, \"message\": \"Schema being registered is older\"}");

    assertThatThrownBy(
            () -> connect(Map.of()).register("t-value", Schema.create(Schema.Type.STRING)))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "schema registry %s refused to register t-value: Schema being registered is older;"
                + " error code: 409; make the schema compatible with the versions before",
            server.url());
  }

  @Test
  void schemaOfAnotherKindIsMalformed() {
    server.will(200, "{\"schemaType\": \"JSON\", \"schema\": \"{}\"}");

    assertThatThrownBy(() -> connect(Map.of()).byId(7))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("schema id 7 of schema registry %s is no Avro schema", server.url());
  }

  @Test
  void unreachableRegistryIsNamedWithoutItsPassword() {
    server.close();
    String url = "http://me:secret@127.0.0.1:%d".formatted(server.port());
    RegistrySettings settings = new RegistrySettings(url, Duration.ofMillis(250));

    assertThatThrownBy(() -> SchemaRegistry.connect(settings).byId(7))
        .isInstanceOf(RegistryException.class)
        .hasMessageMatching(
            "schema registry %s cannot be reached, tried \\d+ times in 250 ms: Connection refused; check that it runs and that the address is right"
                .formatted(server.url()));
  }

  @Test
  void userAndPasswordPassThrough() {
    server.will(200, STRING);

    connect(
            Map.of(
                "basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "me:secret"))
        .byId(7);

    assertThat(server.requests()).containsExactly("GET /schemas/ids/7 Basic bWU6c2VjcmV0");
  }

  @Test
  void userAndPasswordInTheAddressAreSentAndNotInTheAddress() {
    server.will(200, STRING);
    String url = "http://me:se%%20cret@127.0.0.1:%d".formatted(server.port());
    RegistrySettings settings = new RegistrySettings(url, Duration.ofSeconds(20));

    SchemaRegistry.connect(settings).byId(7);

    assertThat(settings.plainUrls()).containsExactly(server.url());
    assertThat(server.requests()).containsExactly("GET /schemas/ids/7 Basic bWU6c2UgY3JldA==");
  }

  @Test
  void writerThatMayNotRegisterLooksUp() {
    server.will(200, "{\"subject\": \"t-value\", \"version\": 1, \"id\": 9, \"schema\": \"\"}");

    int id =
        connect(Map.of(RegistrySettings.AUTO_REGISTER, "false"))
            .register("t-value", Schema.create(Schema.Type.STRING));

    assertThat(id).isEqualTo(9);
    assertThat(server.requests()).containsExactly("POST /subjects/t-value null");
  }

  @Test
  void compatibilityIsSetForTheSubject() {
    server.will(200, "{\"compatibility\": \"FULL_TRANSITIVE\"}");

    connect(Map.of()).requireCompatibility("t-value");

    assertThat(server.requests()).containsExactly("PUT /config/t-value null");
  }

  private SchemaRegistry connect(Map<String, String> properties) {
    return SchemaRegistry.connect(
        new RegistrySettings(List.of(server.url()), properties, Duration.ofSeconds(10)));
  }
}
