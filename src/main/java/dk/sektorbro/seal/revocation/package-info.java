/**
 * Whether an authority has taken an X.509 key back: OCSP (RFC 6960) and CRL (RFC 5280), asked over
 * HTTP at configured hosts only, remembered, and what holds when nobody answers. Not here: whether
 * a key is trusted for other reasons (participant). Enter by {@link
 * dk.sektorbro.seal.revocation.CheckedRevocation}.
 */
@NullMarked
package dk.sektorbro.seal.revocation;

import org.jspecify.annotations.NullMarked;
