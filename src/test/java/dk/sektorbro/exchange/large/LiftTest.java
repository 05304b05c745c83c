package dk.sektorbro.exchange.large;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftTest {

  private static final int ABOVE = 3000;
  private static final int LARGEST_REST = 20_000;
  private static final MessageId MESSAGE = MessageId.of(new PartyId("99999011000016001"), "1");

  private final MemoryLargeStore store = new MemoryLargeStore();

  private Lift lift() {
    return lift(AttachmentScanner.NONE);
  }

  private Lift lift(AttachmentScanner scanner) {
    return new Lift(store, scanner, new SecureRandom(), ABOVE, LARGEST_REST);
  }

  private static byte[] file(int size) {
    byte[] file = new byte[size];
    new Random(size).nextBytes(file);
    System.arraycopy("%PDF-1.7".getBytes(UTF_8), 0, file, 0, Math.min(size, 8));
    return file;
  }

  private static String base64(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }

  private static String json(byte[] file) {
    return "{ \"a\": 1.50,\n \"data\" : \"" + base64(file) + "\", \"b\": \"\\\"x\\\\\" }";
  }

  private Payload read(Language language, String text) throws IOException {
    return lift().read(language, new Trickle(text.getBytes(UTF_8)));
  }

  private String expanded(Payload payload) throws IOException {
    try (InputStream in = new Expansion(store).of(payload).open()) {
      byte[] bytes = in.readAllBytes();
      assertThat(new Expansion(store).of(payload).length()).isEqualTo(bytes.length);
      return new String(bytes, UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3001, 3002, 3003, 70_000, 1_000_001})
  void aLargeFileIsTakenOutAndComesBackToTheByte(int size) throws Exception {
    byte[] file = file(size);

    Payload payload = read(Language.FHIR_JSON, json(file));

    assertThat(payload.bytes().length).isLessThan(200);
    LargeFile large = payload.files().getFirst();
    assertThat(large.size()).isEqualTo(size);
    assertThat(large.sha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(file));
    assertThat(payload.size()).isEqualTo(payload.bytes().length + (long) size);
    assertThat(expanded(payload)).isEqualTo(json(file));
  }

  @Test
  void whatStandsInItsPlaceBeginsAsTheFileDoes() throws Exception {
    Payload payload = read(Language.FHIR_JSON, json(file(5000)));

    String stands = new String(payload.bytes(), UTF_8).split("\"")[5];
    assertThat(Base64.getDecoder().decode(stands))
        .startsWith("%PDF-1.7".getBytes(UTF_8))
        .isEqualTo(payload.files().getFirst().placeholder());
  }

  @Test
  void aSmallFileStaysWhereItIs() throws Exception {
    String json = json(file(2999));

    Payload payload = read(Language.FHIR_JSON, json);

    assertThat(payload.files()).isEmpty();
    assertThat(new String(payload.bytes(), UTF_8)).isEqualTo(json);
    assertThat(store.size()).isZero();
  }

  @Test
  void everyByteThatIsNoLargeFileStaysAsItWasSent() throws Exception {
    String text = "{\"t\":\"" + "æøå, \\\"quoted\\\" A/b+c= ".repeat(300) + "\"} garbage \" <'>";

    assertThat(new String(read(Language.FHIR_JSON, text).bytes(), UTF_8)).isEqualTo(text);
    assertThat(new String(read(Language.FHIR_XML, text).bytes(), UTF_8)).isEqualTo(text);
    assertThat(new String(read(Language.JOBCENTRE_XML, text).bytes(), UTF_8)).isEqualTo(text);
  }

  @Test
  void everyLanguageHasItsOwnQuotes() throws Exception {
    byte[] file = file(10_000);
    String fhir = "<data value='" + base64(file) + "'/><title value=\"x\"/>";
    String jobcentre = "<j:Data>\n  " + base64(file) + "</j:Data>";

    assertThat(expanded(read(Language.FHIR_XML, fhir))).isEqualTo(fhir);
    assertThat(expanded(read(Language.JOBCENTRE_XML, jobcentre)))
        .isEqualTo("<j:Data>" + base64(file) + "</j:Data>");
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void lineBreaksAndEscapedSlashesAreReadAndNotKept() throws Exception {
    byte[] file = file(10_000);
    String broken = Base64.getMimeEncoder().encodeToString(file).replace("\r\n", "\\r\\n");

    Payload payload = read(Language.FHIR_JSON, "[\"" + broken.replace("/", "\\/") + "\"]");

    assertThat(expanded(payload)).isEqualTo("[\"" + base64(file) + "\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA.", "AAA", "A===", "AA==AAAA", "AAAA\\", "AAAA\\u0041", "AAAA<"})
  void aLongValueThatIsNoBase64ToItsEndIsRefusedAndNothingIsKept(String end) {
    String json = "{\"data\":\"" + base64(file(9000)) + end + "\"}";

    assertThatThrownBy(() -> read(Language.FHIR_JSON, json))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED));
    assertThat(store.size()).isZero();
  }

  @Test
  void aMessageThatBreaksOffInAFileIsRefusedAndNothingIsKept() {
    String json = json(file(9000)).substring(0, 8000);

    assertThatThrownBy(() -> read(Language.FHIR_JSON, json)).isInstanceOf(Refused.class);
    assertThat(store.size()).isZero();
  }

  @Test
  void whatRemainsMayNotBeLargeEither() {
    String json = json(file(9000)) + "x y. ".repeat(LARGEST_REST / 5);

    assertThatThrownBy(() -> read(Language.FHIR_JSON, json))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.TOO_LARGE));
    assertThat(store.size()).isZero();
  }

  @Test
  void aFileThatIsNotCleanIsNotKeptAndTheMessageSaysSo() throws Exception {
    var infected = new AttachmentScanner.Verdict.Infected("Eicar");

    Payload payload =
        lift(answering(infected))
            .read(Language.FHIR_JSON, new Trickle(json(file(9000)).getBytes(UTF_8)));

    assertThat(payload.files().getFirst().verdict()).isEqualTo(infected);
    assertThat(store.size()).isZero();
  }

  @Test
  void aPlaceholderThatASenderCopiesBringsNothing() throws Exception {
    LargeFile others = read(Language.FHIR_JSON, json(file(9000))).files().getFirst();

    Payload payload = read(Language.FHIR_JSON, json(others.placeholder()));

    assertThat(payload.files()).isEmpty();
    assertThat(expanded(payload)).isEqualTo(json(others.placeholder()));
  }

  @Test
  void onlyWhatStillStandsInTheMessageIsPutBack() throws Exception {
    Payload payload = read(Language.FHIR_JSON, json(file(9000)) + json(file(8000)));
    String placeholder = base64(payload.files().getFirst().placeholder());
    byte[] cut = new String(payload.bytes(), UTF_8).replace(placeholder, "").getBytes(UTF_8);

    List<LargeFile> left = Expansion.standingIn(cut, payload.files());

    assertThat(left).containsExactly(payload.files().getLast());
    store.bind(MESSAGE, payload.files());
    store.destroyFiles(MESSAGE, left);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void whatTheStoreCannotKeepNowMayBeSentAgainLater() {
    LargeStore full =
        new MemoryLargeStore() {
          @Override
          public Draft draft(UUID id) {
            Draft draft = super.draft(id);
            return new Draft() {
              @Override
              public UUID id() {
                return id;
              }

              @Override
              public void append(byte[] bytes, int offset, int length) {
                throw new IllegalStateException("no room for %PDF-1.7");
              }

              @Override
              public long finish() {
                return draft.finish();
              }

              @Override
              public void discard() {
                draft.discard();
              }
            };
          }
        };
    Lift lift = new Lift(full, AttachmentScanner.NONE, new SecureRandom(), ABOVE, LARGEST_REST);

    assertThatThrownBy(
            () -> lift.read(Language.FHIR_JSON, new Trickle(json(file(9000)).getBytes(UTF_8))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.UNAVAILABLE));
  }

  private static AttachmentScanner answering(AttachmentScanner.Verdict verdict) {
    return () ->
        new AttachmentScanner.Scan() {
          @Override
          public void pass(byte[] bytes, int offset, int length) {}

          @Override
          public AttachmentScanner.Verdict verdict() {
            return verdict;
          }

          @Override
          public void close() {}
        };
  }

  /** Gives odd numbers of bytes at a time, as a network does. */
  private static final class Trickle extends InputStream {

    private final ByteArrayInputStream bytes;
    private final Random some = new Random(1);

    Trickle(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length));
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, Math.min(length, 1 + some.nextInt(2000)));
    }
  }
}
