/**
 * How a message is sealed: CMS signing and encryption, the key ring, concealed columns, the demo's
 * X.509 keys.
 *
 * <p>Here: Bouncy Castle CMS (RFC 5652, AuthEnvelopedData of RFC 5083 with AES-256-GCM of RFC
 * 5084), the intake seal under the hub's own symmetric keys, the seal towards a party. Not here:
 * who a party is (participant), what a message says (exchange). The core imports no framework.
 * Enter by {@link dk.sektorbro.seal.PartySeal} and {@link dk.sektorbro.seal.IntakeSeal}.
 */
@NullMarked
package dk.sektorbro.seal;

import org.jspecify.annotations.NullMarked;
