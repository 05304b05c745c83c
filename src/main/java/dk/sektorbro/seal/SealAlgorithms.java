package dk.sektorbro.seal;

/**
 * What the hub seals with. Each part has only values above the floor, and whatever is above the
 * floor opens: a message that was sealed before a change of these settings opens after it.
 *
 * @param content encryption of the message
 * @param digest of signatures: ECDSA or RSASSA-PSS, as the hub's signing key is
 * @param keyDerivation hash function of ECDH's and ML-KEM's key derivation and of RSAES-OAEP
 * @param keyWrap of the content's key, for EC and hybrid keys
 */
public record SealAlgorithms(
    ContentEncryption content, SealDigest digest, SealDigest keyDerivation, KeyWrap keyWrap) {

  public static final SealAlgorithms DEFAULT =
      new SealAlgorithms(
          ContentEncryption.AES_256_GCM, SealDigest.SHA_256, SealDigest.SHA_256, KeyWrap.AES_256);
}
