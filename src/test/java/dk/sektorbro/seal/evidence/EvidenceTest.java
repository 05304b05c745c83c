package dk.sektorbro.seal.evidence;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.sektorbro.audit.AuditRecord;
import dk.sektorbro.audit.AuditTrail;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.Handover;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.Keys;
import dk.sektorbro.seal.MemoryProofs;
import dk.sektorbro.seal.Notary;
import dk.sektorbro.seal.SealDigest;
import dk.sektorbro.seal.StatementSigner;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId PSYCHIATRY = new PartyId("99999021000016005");
  private static final KeyStore.PrivateKeyEntry HUB = Keys.signing("hub", KeyAlgorithm.EC_P256);
  private static final Digest KEY = Digest.over(new byte[] {9});
  private static final Envelope MESSAGE = envelope("6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11");
  private static final Envelope OTHER = envelope("6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12");

  private final MemoryProofs proofs = new MemoryProofs();
  private final StatementSigner signer =
      new StatementSigner(HUB, SealDigest.SHA_256, CLOCK, new SecureRandom());
  private final Notary notary = new Notary(proofs, signer, CLOCK);
  private final ListAudit audit = new ListAudit(NOW);
  private final EvidenceCheck check =
      new EvidenceCheck(List.of((X509Certificate) HUB.getCertificate()));

  @Test
  void aMessageThatWasDeliveredIsProvenFromReceiptToAcknowledgement() {
    EvidenceCheck.Proven proven = check.verify(delivered());

    assertThat(proven.accepted().orElseThrow().payload())
        .isEqualTo(Digest.over(new byte[] {1}).text());
    assertThat(proven.acknowledged().orElseThrow().key()).hasValue(KEY.text());
    assertThat(proven.evidence().audit().orElseThrow().records())
        .extracting(AuditRecord::what)
        .containsExactly(
            "message.received", "message.accepted", "message.delivered", "message.acknowledged");
  }

  @Test
  void aChangedByteAnywhereMakesItFail() {
    byte[] file = delivered();
    for (int i = 0; i < file.length; i++) {
      byte[] changed = file.clone();
      changed[i] ^= 1;
      assertThatExceptionOfType(EvidenceBroken.class)
          .as("byte %d", i)
          .isThrownBy(() -> check.verify(changed));
    }
  }

  @Test
  void aStatementInAnothersPlaceIsNamed() {
    Evidence whole = evidence();

    breaks("receipt", with(whole, whole.acknowledgement(), whole.acknowledgement()));
    breaks("acknowledgement", with(whole, whole.receipt(), whole.receipt()));
  }

  @Test
  void anotherMessagesReceiptIsNamed() {
    notary.expects(OTHER.id(), Digest.over(new byte[] {2}), Optional.empty());
    Optional<byte[]> foreign = notary.receipt(OTHER);
    Evidence whole = evidence();

    breaks("receipt", with(whole, foreign, whole.acknowledgement()));
  }

  @Test
  void aRecordToldOtherwiseIsNamed() {
    Evidence whole = evidence();

    breaks("audit record 3", with(whole, EvidenceTest::secondRecordWithheld));
  }

  @Test
  void aChangedRecordOfSomebodyElseBreaksTheChain() {
    Evidence whole = evidence();

    breaks("audit chain", with(whole, EvidenceTest::strangersDigestChanged));
  }

  @Test
  void aReceiptThatTheAuditDoesNotTellOfIsNamed() {
    Evidence whole = evidence();

    breaks("receipt", with(whole, EvidenceTest::onlyLast));
  }

  @Test
  void whoeverIsNotTheHubProvesNothing() {
    KeyStore.PrivateKeyEntry party = Keys.signing("hub", KeyAlgorithm.EC_P256);
    byte[] file = delivered();

    assertThatExceptionOfType(EvidenceBroken.class)
        .isThrownBy(
            () -> new EvidenceCheck(List.of((X509Certificate) party.getCertificate())).verify(file))
        .extracting(EvidenceBroken::link)
        .isEqualTo("receipt");
  }

  @Test
  void theFileTellsNothingOfTheCitizen() {
    assertThat(new String(delivered(), StandardCharsets.UTF_8))
        .doesNotContain(MESSAGE.citizen().orElseThrow().hex());
  }

  /** Signed by the hub, as if it had been put together so. */
  private void breaks(String link, Evidence evidence) {
    byte[] signature = signer.signBeside(MESSAGE.id(), Json.bytes(evidence));

    assertThatExceptionOfType(EvidenceBroken.class)
        .isThrownBy(() -> check.verify(Json.bytes(new Evidence.File(evidence, signature))))
        .extracting(EvidenceBroken::link)
        .isEqualTo(link);
  }

  private static Evidence with(
      Evidence of, Optional<byte[]> receipt, Optional<byte[]> acknowledgement) {
    return new Evidence(
        of.format(),
        of.message(),
        of.exportedAt(),
        of.senderSignature(),
        receipt,
        acknowledgement,
        of.receiverSignature(),
        of.audit(),
        of.hub(),
        of.algorithms());
  }

  private static Evidence with(Evidence of, UnaryOperator<AuditTrail> audit) {
    return new Evidence(
        of.format(),
        of.message(),
        of.exportedAt(),
        of.senderSignature(),
        of.receipt(),
        of.acknowledgement(),
        of.receiverSignature(),
        of.audit().map(audit),
        of.hub(),
        of.algorithms());
  }

  private static AuditTrail secondRecordWithheld(AuditTrail trail) {
    List<AuditRecord> records = new ArrayList<>(trail.records());
    AuditRecord was = records.get(1);
    records.set(
        1,
        new AuditRecord(
            was.number(),
            was.what(),
            was.at(),
            was.actor(),
            was.message(),
            was.citizen(),
            "withheld",
            was.basedOn()));
    return new AuditTrail(trail.before(), trail.first(), trail.digests(), records, trail.last());
  }

  private static AuditTrail strangersDigestChanged(AuditTrail trail) {
    byte[] digests = trail.digests().clone();
    digests[40] ^= 1;
    return new AuditTrail(trail.before(), trail.first(), digests, trail.records(), trail.last());
  }

  private static AuditTrail onlyLast(AuditTrail trail) {
    return new AuditTrail(
        trail.before(),
        trail.first(),
        trail.digests(),
        List.of(trail.records().getLast()),
        trail.last());
  }

  private Evidence evidence() {
    return Json.read(delivered(), Evidence.File.class).evidence();
  }

  private byte[] delivered() {
    notary.expects(MESSAGE.id(), Digest.over(new byte[] {1}), Optional.empty());
    assertThat(notary.receipt(MESSAGE)).isPresent();
    notary.handsOver(MESSAGE.id(), Handover.sealed(Digest.over(new byte[] {3})));
    notary.acknowledged(MESSAGE, Notary.Word.inPerson("mailbox", Optional.of(KEY)));
    audit.tells("message.received", MESSAGE);
    audit.tells("message.received", OTHER);
    audit.tells("message.accepted", MESSAGE);
    audit.tells("message.delivered", MESSAGE);
    audit.tells("message.delivered", OTHER);
    audit.tells("message.acknowledged", MESSAGE);
    audit.tells("message.acknowledged", OTHER);
    return new EvidenceDesk(proofs, audit, signer, CLOCK).of(MESSAGE.id()).orElseThrow();
  }

  private static Envelope envelope(String senderMessageId) {
    return new Envelope(
        MessageId.of(JOBCENTRE, senderMessageId),
        MessageKind.CARE_COMMUNICATION,
        JOBCENTRE,
        PSYCHIATRY,
        Optional.of(new CitizenKey("ab".repeat(32))),
        Optional.empty(),
        NOW);
  }
}
