package dev.drydock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {

  private static JsonSchema schema(String text) {
    return load(text).get("a.json");
  }

  private static JsonSchemas load(String... texts) {
    return switch (outcome(texts)) {
      case Outcome.Ok<JsonSchemas> ok -> ok.value();
      case Outcome.Failed<JsonSchemas> failed -> throw new AssertionError(failed.diagnostics());
    };
  }

  private static Outcome<JsonSchemas> outcome(String... texts) {
    return JsonSchemas.load(
        IntStream.range(0, texts.length)
            .mapToObj(index -> new SourceFile((char) ('a' + index) + ".json", texts[index]))
            .toList());
  }

  private static Node node(String json) {
    return switch (JsonText.parse(new SourceFile("instance.json", json))) {
      case Outcome.Ok<Node> ok -> ok.value();
      case Outcome.Failed<Node> failed -> throw new AssertionError(failed.diagnostics());
    };
  }

  private static String shown(Diagnostic diagnostic) {
    return diagnostic.at().line()
        + ":"
        + diagnostic.at().column()
        + " "
        + diagnostic.code()
        + " "
        + diagnostic.message()
        + diagnostic.hint().map(hint -> " (" + hint + ")").orElse("");
  }

  private static List<String> judged(String schema, String instance) {
    return schema(schema).judge(node(instance)).stream().map(JsonSchemasTest::shown).toList();
  }

  private static List<String> refused(String... texts) {
    return outcome(texts).diagnostics().stream().map(JsonSchemasTest::shown).toList();
  }

  @Test
  void acceptsWhatFits() {
    assertThat(judged("{\"type\": \"object\", \"required\": [\"a\"]}", "{\"a\": 1}")).isEmpty();
  }

  @Test
  void placesAnUnknownKeyAtTheKeyAndSuggestsTheOneThatWasMeant() {
    assertThat(
            judged(
                """
                {"properties": {"region": {}, "stack": {}}, "additionalProperties": false}
                """,
                "{\n  \"regoin\": 1}"))
        .containsExactly(
            "2:3 schema/unknown-key unknown key `regoin` in the document (did you mean `region`?)");
  }

  @Test
  void listsTheKnownKeysWhereNoneIsNear() {
    assertThat(
            judged(
                """
                {"properties": {"region": {}, "stack": {}}, "additionalProperties": false}
                """,
                "{\"stack\": 1, \"colour\": 1}"))
        .containsExactly(
            "1:14 schema/unknown-key unknown key `colour` in the document (known keys not set here: `region`)");
  }

  @Test
  void placesAMissingKeyAtTheMap() {
    assertThat(
            judged(
                "{\"properties\": {\"spec\": {\"required\": [\"region\"]}}}",
                "{\"spec\":\n  {\"other\": 1}}"))
        .containsExactly("2:3 schema/missing-key `spec` lacks the key `region`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      textBlock =
          """
          {"type": "integer"}; "3"; 1:1 schema/type the document is the string `3`, expected an integer
          {"type": "integer"}; 2.7; 1:1 schema/type the document is `2.7`, expected an integer
          {"type": "integer"}; 2.0; 1:1 schema/type the document is `2.0`, expected an integer
          {"type": ["string", "integer"]}; true; 1:1 schema/type the document is `true`, expected a string or an integer
          {"anyOf": [{"type": "string"}, {"type": "integer"}]}; {}; 1:1 schema/type the document is a map, expected a string or an integer
          {"type": "string"}; null; 1:1 schema/type the document is `null`, expected a string
          {"enum": ["a", "b"]}; "c"; 1:1 schema/enum the document is `c`, expected one of `a`, `b`
          {"const": "v1"}; "v2"; 1:1 schema/enum the document is `v2`, expected `v1`
          {"pattern": "^[a-z]+$"}; "A"; 1:1 schema/pattern the document is `A`, expected text that matches `^[a-z]+$`
          {"pattern": "^[a-z]+$", "x-message": "must be lower case"}; "A"; 1:1 schema/pattern the document must be lower case, not `A`
          {"minimum": 1}; 0; 1:1 schema/bound the document is `0`, expected at least 1
          {"maximum": 65535}; 65536; 1:1 schema/bound the document is `65536`, expected at most 65535
          {"minLength": 2}; "a"; 1:1 schema/bound the document is `a`, expected at least 2 characters
          {"minItems": 1}; []; 1:1 schema/bound the document has too few items, expected at least 1
          {"uniqueItems": true}; [1, 1]; 1:1 schema/bound the document lists an item twice
          {"format": "quantity"}; "banana"; 1:1 schema/format the document is `banana`, expected a quantity such as `250m`, `0.5`, `128Mi` or `2G`
          {"format": "ipv4"}; "1.2.3"; 1:1 schema/format the document is `1.2.3`, expected the format `ipv4`
          {"format": "int32"}; 2147483648; 1:1 schema/format the document is `2147483648`, expected an integer of 32 bits
          {"properties": {"a": false}}; {"a": 1}; 1:2 schema/rule `a` must not be set here
          {"not": {"required": ["a"]}, "x-message": "must not set `a`"}; {"a": 1}; 1:1 schema/rule the document must not set `a`
          {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}; {}; 1:1 schema/missing-key the document needs one of the keys `a`, `b`
          {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}; {"a": 1, "b": 2}; 1:1 schema/rule the document fits several alternatives, expected exactly one
          {"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "x-message": "must have a or b"}; {"a": 1, "b": 2}; 1:1 schema/rule the document must have a or b
          {"if": {"required": ["a"]}, "then": {"properties": {"b": false}, "x-message": "goes without b"}}; {"a": 1, "b": 2}; 1:10 schema/rule `b` goes without b
          {"propertyNames": {"format": "dns-label"}}; {"a": 1, "B": 2}; 1:10 schema/format the key `B` in the document is not a DNS label: lower-case letters, digits and hyphens, at most 63 characters
          {"dependentRequired": {"a": ["b"]}}; {"a": 1}; 1:1 schema/rule the document lacks a key that another key needs
          {"items": {"properties": {"n": {"type": "string"}}}}; [{"n": "x"}, {"n": 1}]; 1:20 schema/type `[1].n` is `1`, expected a string
          {"anyOf": [{"type": "string"}, {"type": "object", "required": ["name"]}]}; {"nam": 1}; 1:1 schema/missing-key the document lacks the key `name`
          """)
  void saysWhatWasFoundAndWhatWasExpected(String schema, String instance, String expected) {
    assertThat(judged(schema, instance)).containsExactly(expected);
  }

  @Test
  void beginsPathsWithTheSubject() {
    Node instance = node("{\"a\": {\"b.c\": 1}}");
    String text = "{\"additionalProperties\": {\"additionalProperties\": {\"type\": \"string\"}}}";
    assertThat(schema(text).judge(instance, "values.edge"))
        .extracting(Diagnostic::message)
        .containsExactly("`values.edge.a[\"b.c\"]` is `1`, expected a string");
  }

  @Test
  void speaksOfOneAlternativeWhereItIsTheOnlyOneOfTheType() {
    String schema =
        """
        {"items": {"anyOf": [
          {"type": "string", "pattern": "^a"},
          {"$ref": "#/$defs/host"}]},
         "$defs": {"host": {"type": "object", "properties": {"name": {"type": "string"}},
           "additionalProperties": false}}}
        """;
    assertThat(judged(schema, "[\"b\", {\"nam\": \"x\"}, {\"name\": 1}, 5]"))
        .containsExactly(
            "1:2 schema/pattern `[0]` is `b`, expected text that matches `^a`",
            "1:8 schema/unknown-key unknown key `nam` in `[1]` (did you mean `name`?)",
            "1:30 schema/type `[2].name` is `1`, expected a string",
            "1:34 schema/type `[3]` is `5`, expected a string or a map");
  }

  @Test
  void doesNotTakeALineFeedForTheEnd() {
    assertThat(judged("{\"pattern\": \"^[a-z$]+$\"}", "\"a\\n\"")).hasSize(1);
    assertThat(judged("{\"pattern\": \"^[a-z$]+$\"}", "\"a$\"")).isEmpty();
    assertThat(judged("{\"pattern\": \"^\\\\$[[&]+$\"}", "\"$[&\"")).isEmpty();
  }

  @Test
  void boundsTheTimeOfAPattern() {
    String hostile = "\"" + "a".repeat(40_000) + "!\"";
    assertThat(judged("{\"pattern\": \"^(a|a)*(\\\\1b)*$\"}", hostile))
        .singleElement()
        .asString()
        .endsWith("within bounded time");
  }

  @Test
  void followsReferencesIntoTheFilesOfTheSetOnly() {
    JsonSchemas both =
        load("{\"$ref\": \"b.json#/$defs/x\"}", "{\"$defs\": {\"x\": {\"type\": \"string\"}}}");
    assertThat(both.get("a.json").judge(node("1"))).hasSize(1);
    assertThat(both.get("a.json").judge(node("\"x\""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "http://169.254.169.254/latest",
        "/dev/zero",
        "../../etc/passwd",
        "c.json",
        "#/$defs/none",
        "#anchor",
        "https://json-schema.org/draft/2020-12/schema"
      })
  void refusesReferencesThatLeadOut(String reference) {
    assertThat(refused("{\n \"properties\": {\"a\": {\"$ref\": \"" + reference + "\"}}}"))
        .singleElement()
        .asString()
        .startsWith("2:")
        .contains("schema/invalid", reference);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\": \"#\"}",
        "{\"allOf\": [{\"anyOf\": [{\"$ref\": \"#\"}]}]}",
        "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"not\": {\"$ref\": \"#/$defs/a\"}}}}"
      })
  void refusesASchemaThatRefersToItselfForTheSameValue(String text) {
    assertThat(refused(text)).anyMatch(line -> line.contains("refers to itself"));
  }

  @Test
  void acceptsRecursionThroughAPart() {
    String list =
        "{\"properties\": {\"next\": {\"$ref\": \"#\"}}, \"additionalProperties\": false}";
    assertThat(judged(list, "{\"next\": {\"next\": {\"nxt\": {}}}}"))
        .containsExactly(
            "1:20 schema/unknown-key unknown key `nxt` in `next.next` (did you mean `next`?)");
  }

  @Test
  void refusesLongChainsWithoutOverflow() {
    String chain =
        IntStream.range(0, 10_000)
            .mapToObj(index -> "\"d" + index + "\": {\"$ref\": \"#/$defs/d" + (index + 1) + "\"}")
            .collect(Collectors.joining(",", "{\"$ref\": \"#/$defs/d0\", \"$defs\": {", ","));
    assertThat(refused(chain + "\"d10000\": {}}}")).singleElement().asString().contains("steps");
  }

  @Test
  void refusesChainsThatBranch() {
    String chain =
        IntStream.range(0, 30)
            .mapToObj(
                index ->
                    "\"d%d\": {\"allOf\": [{\"$ref\": \"#/$defs/d%d\"}, {\"$ref\": \"#/$defs/d%d\"}]}"
                        .formatted(index, index + 1, index + 1))
            .collect(Collectors.joining(",", "{\"$ref\": \"#/$defs/d0\", \"$defs\": {", ","));
    assertThat(refused(chain + "\"d30\": {}}}")).singleElement().asString().contains("steps");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      textBlock =
          """
          {"requierd": ["a"]}; 1:2 schema/invalid `requierd` is not a keyword of JSON Schema 2020-12 (did you mean `required`?)
          {"type": "int"}; 1:10 schema/invalid `type` must be one of `array`, `boolean`, `integer`, `null`, `number`, `object`, `string` or a list of them
          {"required": "a"}; 1:14 schema/invalid `required` must be a list of different strings
          {"minLength": -1}; 1:15 schema/invalid `minLength` must be an integer from 0 on
          {"properties": []}; 1:16 schema/invalid `properties` must be a map of schemas, not a list
          {"items": 3}; 1:11 schema/invalid a schema must be a map or a boolean, not of type `integer`
          {"$schema": "http://json-schema.org/draft-07/schema#"}; 1:13 schema/invalid `$schema` must be `https://json-schema.org/draft/2020-12/schema`
          {"pattern": "("}; 1:13 schema/invalid `(` is not a regular expression: unclosed group
          {"anyOf": []}; 1:11 schema/invalid `anyOf` must be a list of schemas with at least one
          """)
  void refusesWhatIsNoSchema(String text, String expected) {
    assertThat(refused(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "{\"a\": 1, \"a\": 2}", "{'a': 1}", "nul"})
  void refusesWhatIsNoJson(String text) {
    assertThat(refused(text)).singleElement().asString().contains("schema/invalid");
  }

  @Test
  void readsDescriptionsThroughReferences() {
    JsonSchema schema =
        schema(
            """
            {"properties": {
               "spec": {"$ref": "#/$defs/spec"},
               "free": {"additionalProperties": {"description": "any", "examples": [1, 2]}}},
             "$defs": {"spec": {"description": "what it is", "required": ["replicas"], "properties": {
               "replicas": {"type": "integer", "default": 2}}}}}
            """);
    SchemaView spec = schema.child("spec").orElseThrow();
    assertThat(schema.properties()).containsOnlyKeys("spec", "free");
    assertThat(spec.description()).contains("what it is");
    assertThat(spec.required()).containsExactly("replicas");
    assertThat(spec.child("replicas").orElseThrow().types()).containsExactly("integer");
    assertThat(spec.child("replicas").orElseThrow().defaultValue()).isPresent();
    assertThat(spec.child("other")).isEmpty();
    assertThat(schema.child("free").orElseThrow().child("x").orElseThrow().examples()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      textBlock =
          """
          DNS_LABEL; a a-1 1e3; A -a a- a.b
          DNS_1035_LABEL; a a-1; 1a A
          DNS_SUBDOMAIN; a a.b 8.0.3; a..b .a A
          DNS_WILDCARD; *.a a.b; *a a.*.b A.b
          LABEL_VALUE; a A_b.c-d 1; -a a- a/b
          QUALIFIED_NAME; a a.b/C_d app.kubernetes.io/name; /a a/ a/b/c A/b
          CONFIG_KEY; a.yaml .a _A; . .. ..a a/b
          PORT_NAME; web h2-c 8a; 80 a--b Web abcdefghijklmnop -a
          QUANTITY; 1 250m 0.5 128Mi 2G 1e3 -1 .5; banana 1K 1MiB Mi 1.2.3 1ki
          PERCENTAGE; 25% 0%; 25 -1% 1.5%
          GO_DURATION; 30s 1m30s 1.5h 0; 30 s 1d PT30S
          CIDR; 10.0.0.0/16 0.0.0.0/0 fd00::/8 ::/0; 10.0.0.0 10.0.0.0/33 10.0.0/8 ::/129 01.0.0.0/8
          IP_ADDRESS; 1.2.3.4 ::1 1:2:3:4:5:6:7:8 ::ffff:1.2.3.4; 256.1.1.1 1::2::3 1:2:3:4:5:6:7 ::1.2.3
          ENVIRONMENT_NAME; LOG_LEVEL 1e3 null a-b; a=b é
          PATH_SEGMENT_NAME; a:b ..a; . .. a/b a%b
          BASE64; YQ== YWJj; Y a*b
          """)
  void knowsFormsOfText(TextFormat format, String good, String bad) {
    assertThat(Arrays.stream(good.split(" "))).allMatch(format::accepts);
    assertThat(Arrays.stream(bad.split(" "))).noneMatch(format::accepts);
  }

  @Test
  void holdsLengthsOfNames() {
    String long63 = "a".repeat(63);
    assertThat(TextFormat.DNS_LABEL.accepts(long63)).isTrue();
    assertThat(TextFormat.DNS_LABEL.accepts(long63 + "a")).isFalse();
    assertThat(TextFormat.DNS_SUBDOMAIN.accepts("a".repeat(253))).isTrue();
    assertThat(TextFormat.DNS_SUBDOMAIN.accepts("a".repeat(254))).isFalse();
    assertThat(Stream.of("", "\n", "a\n")).noneMatch(TextFormat.DNS_LABEL::accepts);
  }
}
