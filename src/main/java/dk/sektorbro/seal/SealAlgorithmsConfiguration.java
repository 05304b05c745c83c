package dk.sektorbro.seal;

import dk.sektorbro.exchange.config.WrongConfiguration;
import dk.sektorbro.participant.KeyFloor;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads {@code sektorbro.seal.*}: what is below the floor stops the start, with file and line. */
@Configuration(proxyBeanMethods = false)
class SealAlgorithmsConfiguration {

  private static final String PREFIX = "sektorbro.seal.";

  /** What {@code sektorbro.seal.signature} may say. */
  enum Signature {
    AS_KEY,
    ECDSA,
    RSA_PSS;

    boolean isMadeWith(PublicKey key) {
      return switch (this) {
        case AS_KEY -> true;
        case ECDSA -> KeyFloor.of(key) == KeyFloor.EC;
        case RSA_PSS -> KeyFloor.of(key) == KeyFloor.RSA;
      };
    }
  }

  @Bean
  SealAlgorithms sealAlgorithms(Environment environment, KeyCabinet keys) {
    List<String> faults = new ArrayList<>();
    SealAlgorithms defaults = SealAlgorithms.DEFAULT;
    SealAlgorithms chosen =
        new SealAlgorithms(
            value(environment, "content-encryption", defaults.content(), faults),
            value(environment, "digest", defaults.digest(), faults),
            value(environment, "key-derivation", defaults.keyDerivation(), faults),
            value(environment, "key-wrap", defaults.keyWrap(), faults));
    Signature signature = value(environment, "signature", Signature.AS_KEY, faults);
    if (!signature.isMadeWith(keys.now().signingCertificate().getPublicKey())) {
      faults.add(
          place(environment, "signature")
              + ": the hub's signing key makes no such signatures; write as-key, or put a key of that"
              + " kind into hub/signing.p12");
    }
    if (!faults.isEmpty()) {
      throw new WrongConfiguration(faults);
    }
    return chosen;
  }

  private static <E extends Enum<E>> E value(
      Environment environment, String name, E otherwise, List<String> faults) {
    String text = environment.getProperty(PREFIX + name, word(otherwise));
    List<E> accepted = Arrays.asList(otherwise.getDeclaringClass().getEnumConstants());
    return accepted.stream()
        .filter(each -> word(each).equals(text))
        .findFirst()
        .orElseGet(
            () -> {
              faults.add(
                  "%s: '%s' is not accepted for %s%s; write %s"
                      .formatted(
                          place(environment, name),
                          text,
                          PREFIX,
                          name,
                          accepted.stream()
                              .map(SealAlgorithmsConfiguration::word)
                              .collect(Collectors.joining(" or "))));
              return otherwise;
            });
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String place(Environment environment, String name) {
    ConfigurationPropertyName property = ConfigurationPropertyName.of(PREFIX + name);
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty found = source.getConfigurationProperty(property);
      if (found != null && found.getOrigin() != null) {
        return found.getOrigin().toString();
      }
    }
    return property.toString();
  }
}
