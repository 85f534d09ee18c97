package dev.drydock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.regex.RegularExpression;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the validator is set up: JSON Schema 2020-12, formats asserted, ours added. */
final class Dialect2020 {
  static final String IRI = "https://json-schema.org/draft/2020-12/schema";

  private static final List<String> STANDARD_FORMATS =
      List.of(
          "date",
          "date-time",
          "email",
          "hostname",
          "ipv4",
          "ipv6",
          "json-pointer",
          "regex",
          "time",
          "uri",
          "uri-reference",
          "uuid");

  private static final List<String> FORMATS = names();
  private static final Dialect DIALECT = make();

  private Dialect2020() {}

  /** Returns the names of every format, in order. */
  static List<String> formats() {
    return FORMATS;
  }

  /** Returns the dialect, which is costly to make and holds no state. */
  static Dialect dialect() {
    return DIALECT;
  }

  /** Returns whether a format is one of numbers, which accepts every string. */
  static boolean isOfNumbers(String format) {
    return format.equals("int32") || format.equals("int64");
  }

  private static Dialect make() {
    Dialect standard = Dialects.getDraft202012();
    Dialect.Builder builder = Dialect.builder(IRI, standard);
    TextFormat.all().forEach(format -> builder.format(new OfText(format)));
    return builder
        .format(new OfInteger("int32", Integer.SIZE))
        .format(new OfInteger("int64", Long.SIZE))
        .build();
  }

  static SchemaRegistryConfig configuration() {
    return SchemaRegistryConfig.builder()
        .formatAssertionsEnabled(true)
        .losslessNarrowing(false)
        .typeLoose(false)
        .locale(Locale.ROOT)
        .regularExpressionFactory(Dialect2020::bounded)
        .build();
  }

  private static RegularExpression bounded(String expression) {
    BoundedPattern pattern = BoundedPattern.of(expression);
    return text -> pattern.find(text) == BoundedPattern.Verdict.MATCHES;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(STANDARD_FORMATS);
    TextFormat.all().forEach(format -> names.add(format.word()));
    names.add("int32");
    names.add("int64");
    names.sort(String::compareTo);
    return List.copyOf(names);
  }

  private record OfText(TextFormat format) implements Format {
    @Override
    public String getName() {
      return format.word();
    }

    @Override
    public boolean matches(ExecutionContext execution, String value) {
      return format.accepts(value);
    }
  }

  private record OfInteger(String name, int bits) implements Format {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext execution, SchemaContext schema, JsonNode value) {
      BigInteger integer = value.isIntegralNumber() ? value.bigIntegerValue() : BigInteger.ZERO;
      return integer.bitLength() < bits;
    }
  }
}
