package dk.sektorbro.consent;

import java.util.Arrays;
import java.util.Optional;

/** A word with a code in configuration, FHIR and SOAP. */
interface Coded {

  String code();

  static <E extends Enum<E> & Coded> Optional<E> find(Class<E> words, String code) {
    return Arrays.stream(words.getEnumConstants()).filter(w -> w.code().equals(code)).findFirst();
  }
}
