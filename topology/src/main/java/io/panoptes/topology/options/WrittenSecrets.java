package io.panoptes.topology.options;

import io.panoptes.topology.options.RawValue.Entries;
import io.panoptes.topology.options.RawValue.Items;
import io.panoptes.topology.options.RawValue.Text;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Secrets that stand in {@code panoptes.yaml}, which is copied and committed, or on a command line,
 * which every process of the machine can read. Refused: they belong into a file or a variable.
 */
final class WrittenSecrets {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

  /** Names of properties of Kafka, the registry's client and Flink whose values are secret. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|passphrase|secret|secret[-._]?key|api[-._]?key|token|keystore[.]key)"
              + "|.*account[.]key[.].*");

  private static final String USER_AND_PASSWORD = "basic.auth.user.info";

  /** In the value of sasl.jaas.config. */
  private static final Pattern LOGIN_SECRET =
      Pattern.compile("(?i)(password|secret|token)\\s*=\\s*\"?[^\\s\";]");

  private static final Pattern PASSWORD_IN_URL = Pattern.compile("//[^/@:]*:[^/@]+@");

  private WrittenSecrets() {}

  /**
   * @throws OptionsException naming the key and the remedy, not the value
   */
  static void refuse(OptionIndex.Target target, RawValue value, String origin) {
    String property = target.property().orElse("");
    for (String text : texts(value)) {
      if (isSecret(property, text)) {
        throw new OptionsException(
            "%s: %s holds a secret: keep it in a file or a variable, and write ${file:/path} or ${env:NAME} in its place"
                .formatted(
                    origin, target.option().key() + (property.isEmpty() ? "" : "." + property)));
      }
    }
  }

  private static boolean isSecret(String property, String text) {
    String written = PLACEHOLDER.matcher(text).replaceAll("");
    if (PASSWORD_IN_URL.matcher(written).find() || LOGIN_SECRET.matcher(written).find()) {
      return true;
    }
    if (property.endsWith(USER_AND_PASSWORD)) {
      return !written.substring(written.indexOf(':') + 1).isBlank();
    }
    return SECRET.matcher(property).matches() && !written.isBlank();
  }

  private static List<String> texts(RawValue value) {
    if (value instanceof Text text) {
      return List.of(text.text());
    }
    return value instanceof Items items
        ? items.items()
        : List.copyOf(((Entries) value).entries().values());
  }
}
