package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import java.util.Optional;

/** Every request for a certificate. Writing joins the caller's transaction. */
public interface CertificateRequests {

  Optional<CertificateRequest> find(MessageId id);

  /** The same, locked until the surrounding transaction ends. */
  Optional<CertificateRequest> lock(MessageId id);

  /** The request that a message asks or answers, locked. */
  Optional<CertificateRequest> lockConcernedBy(MessageId message);

  void store(CertificateRequest request);
}
