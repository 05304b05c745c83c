package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import java.security.cert.X509Certificate;

/**
 * The seal towards a party: signed by the hub (CMS SignedData, the message's id among the signed
 * attributes), then encrypted to the receiver's key (CMS AuthEnvelopedData, AES-GCM; ECDH for EC
 * keys, RSA-OAEP for RSA keys, ML-KEM-768 with ECDH P-256 for hybrid keys).
 */
public interface PartySeal {

  byte[] seal(MessageId message, byte[] plaintext, X509Certificate receiver);
}
