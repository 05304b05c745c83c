package dk.sektorbro.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.config.WrongConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

class SealAlgorithmsConfigurationTest {

  @TempDir Path directory;

  @Test
  void whatIsConfiguredIsUsed() throws IOException {
    assertThat(
            read(
                """
                content-encryption: aes-128-gcm
                digest: sha-512
                key-derivation: sha-384
                key-wrap: aes-192
                signature: ecdsa
                """))
        .isEqualTo(
            new SealAlgorithms(
                ContentEncryption.AES_128_GCM,
                SealDigest.SHA_512,
                SealDigest.SHA_384,
                KeyWrap.AES_192));
  }

  @Test
  void whatIsNotConfiguredIsTheDefault() throws IOException {
    assertThat(read("digest: sha-256\n")).isEqualTo(SealAlgorithms.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "content-encryption,des-ede3-cbc,aes-128-gcm or aes-192-gcm or aes-256-gcm",
    "content-encryption,aes-256-cbc,aes-128-gcm",
    "digest,sha-1,sha-256 or sha-384 or sha-512",
    "key-derivation,md5,sha-256",
    "key-wrap,des-ede3,aes-128",
    "signature,rsa-pkcs1,as-key or ecdsa or rsa-pss",
  })
  void whatIsBelowTheFloorStopsTheStartWithFileLineAndRemedy(
      String name, String weak, String remedy) {
    assertThatThrownBy(() -> read("# first\n" + name + ": " + weak + "\n"))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("application.yaml] - 4:")
        .hasMessageContaining("'" + weak + "' is not accepted")
        .hasMessageContaining("sektorbro.seal." + name)
        .hasMessageContaining("write ")
        .hasMessageContaining(remedy);
  }

  @Test
  void aSignatureThatTheHubsKeyCannotMakeStopsTheStart() {
    assertThatThrownBy(() -> read("signature: rsa-pss\n"))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("hub/signing.p12");
  }

  @Test
  void aKeyOfTheHubBelowTheFloorStopsTheStartWithItsFile() {
    Path pki = directory.resolve("pki");
    DemoPki demo = DemoPki.ensure(pki, List.of(), Keys.CLOCK);
    Pkcs12.store(
        pki.resolve("hub/signing.p12"),
        demo.password(),
        Map.of("signing", Keys.weakRsa(2048, X509Usage.SIGNING)));

    assertThatThrownBy(() -> HubKeys.load(pki, "", Keys.NOW))
        .isInstanceOf(KeyFileUnreadable.class)
        .hasMessageContaining("signing.p12")
        .hasMessageContaining("2048 bits");
  }

  private SealAlgorithms read(String settings) throws IOException {
    Path file = directory.resolve("application.yaml");
    Files.writeString(file, "sektorbro:\n  seal:\n" + settings.indent(4));
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("file", new FileSystemResource(file))
        .forEach(environment.getPropertySources()::addFirst);
    Path pki = directory.resolve("pki");
    DemoPki.ensure(pki, List.of(), Keys.CLOCK);
    return new SealAlgorithmsConfiguration()
        .sealAlgorithms(environment, new KeyCabinet(pki, "", Keys.CLOCK));
  }
}
