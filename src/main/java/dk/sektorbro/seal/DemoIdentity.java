package dk.sektorbro.seal;

import java.util.regex.Pattern;

/**
 * A party of the demo that keys are made for.
 *
 * @param name of its directory and in its certificates: lower-case letters, digits and hyphens
 * @param algorithm of the key that is sealed to; the others are as near as can sign
 */
public record DemoIdentity(String name, KeyAlgorithm algorithm) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public DemoIdentity {
    if (!NAME.matcher(name).matches() || name.equals("hub")) {
      throw new IllegalArgumentException(
          "A demo identity is named in lower-case letters, digits and hyphens, and not hub");
    }
  }
}
