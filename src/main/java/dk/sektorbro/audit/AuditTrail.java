package dk.sektorbro.audit;

import java.util.List;

/**
 * The piece of the chain that holds all records of one message.
 *
 * @param before hash of the record before the first
 * @param first number of the first record
 * @param digests of every record from the first to the last, 32 bytes each; those in between that
 *     tell of something else are known by their digest only
 * @param records those of the message, in order
 * @param last hash of the last record
 */
@SuppressWarnings("ArrayRecordComponent")
public record AuditTrail(
    byte[] before, long first, byte[] digests, List<AuditRecord> records, byte[] last) {}
