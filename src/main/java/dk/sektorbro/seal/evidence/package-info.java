/**
 * What proves a message's way to somebody who trusts neither the hub's database nor the hub: the
 * evidence file, how it is put together and how it is verified.
 *
 * <p>Here: signed statements, parties' signatures and audit records of one message in one file that
 * holds digests and ids only. Not here: how a statement is signed (seal), what the hub did (audit).
 * Enter by {@link dk.sektorbro.seal.evidence.EvidenceCheck}. The core imports no framework.
 */
@NullMarked
package dk.sektorbro.seal.evidence;

import org.jspecify.annotations.NullMarked;
