package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import java.security.cert.X509Certificate;

/**
 * The seal towards a party: signed by the hub (CMS SignedData, the message's id among the signed
 * attributes), then encrypted to the receiver's key (CMS AuthEnvelopedData, AES-256-GCM; ECDH for
 * EC P-256 keys, RSA-OAEP with SHA-256 for RSA keys).
 */
public interface PartySeal {

  byte[] seal(MessageId message, byte[] plaintext, X509Certificate receiver);
}
