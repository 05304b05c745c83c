package dk.sektorbro.participant;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The X.509 certificates of a party.
 *
 * @param tls those it may open a connection with; more than one while keys are being changed
 * @param signing verifies its signatures
 * @param encryption what is sealed to it end to end is sealed to this key: EC, RSA or hybrid
 */
public record X509Keys(
    List<X509Certificate> tls, X509Certificate signing, X509Certificate encryption) {}
